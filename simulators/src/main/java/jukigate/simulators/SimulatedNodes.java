package jukigate.simulators;

import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.register.HouseholdMember;
import jukigate.keystores.TestPki;
import jukigate.simulators.body.BodyXml;
import jukigate.simulators.edge.NodeServer;
import jukigate.simulators.medium.MediumDesk;
import jukigate.simulators.node.AgencyNode;
import jukigate.simulators.node.AnswerDesk;
import jukigate.simulators.node.CardManagementNode;
import jukigate.simulators.node.LineClerk;
import jukigate.simulators.node.MunicipalNode;
import jukigate.simulators.node.NationalNode;
import jukigate.simulators.node.Nodes;
import jukigate.simulators.node.Office;
import jukigate.simulators.node.PrefectureNode;
import jukigate.simulators.node.SupplementaryNode;
import jukigate.simulators.observe.MessageObserver;
import jukigate.simulators.operator.OperatorTable;
import jukigate.simulators.operator.OperatorTableFile;
import jukigate.simulators.operator.Operators;
import jukigate.simulators.post.Dispatcher;
import jukigate.simulators.post.MessageIds;
import jukigate.simulators.post.NodePost;
import jukigate.simulators.post.Wire;
import jukigate.simulators.rule.IdentityUpdate;
import jukigate.simulators.rule.Regime;
import jukigate.simulators.rule.Regimes;
import jukigate.simulators.store.Erasure;
import jukigate.simulators.store.ErasureCalendar;
import jukigate.simulators.store.NodeStore;
import jukigate.simulators.store.OutboxEntry;
import jukigate.simulators.store.OutboxTable;
import jukigate.simulators.store.Space;
import jukigate.simulators.store.Visit;
import jukigate.simulators.store.WitnessTable;
import jukigate.wire.audit.SignedCheckpoint;
import jukigate.wire.trust.Trust;
import jukigate.wire.xml.SafeXml;

/**
 * Many nodes in one process: one listener, one endpoint per role and service, one database. A node
 * costs rows, and keys when it is first used; no port, thread, endpoint or database of its own.
 */
public final class SimulatedNodes implements AutoCloseable {
  private final SimulatorConfig config;
  private final Started started;
  private final NodeServer server;
  private final Nodes nodes;
  private final Desks desks;

  private SimulatedNodes(
      SimulatorConfig config, Started started, NodeServer server, Nodes nodes, Desks desks) {
    this.config = config;
    this.started = started;
    this.server = server;
    this.nodes = nodes;
    this.desks = desks;
  }

  /**
   * What the nodes sign and decrypt with, and whom they trust.
   *
   * @param trust shared with whoever renews it; every message asks it anew
   */
  public record Keys(TestPki pki, Trust trust) {}

  private record Desks(LineClerk line, MediumDesk media) {}

  private record Started(
      NodeStore store,
      NodePost post,
      NodePost line,
      Dispatcher dispatcher,
      DispatchSchedule schedule,
      Regimes regimes,
      Operators operators) {
    void close() {
      schedule.close();
      dispatcher.close();
      post.close();
      line.close();
      store.close();
    }
  }

  /**
   * Opens the database, starts the listener, and goes on with what the outboxes still owe. Refused
   * when the database cannot be opened or the port is taken.
   *
   * @param random for MessageIDs, pauses between attempts, and 住民票コード drawn from a pool
   */
  public static Outcome<SimulatedNodes> start(
      SimulatorConfig config, Keys keys, InstantSource clock, RandomGenerator random) {
    var wire =
        new Wire(
            config.profile(),
            keys.trust(),
            new TestPkiKeys(keys.pki(), config.profile()),
            SafeXml.schema(schemas()),
            config.observer());
    return NodeStore.open(config.folder(), config.sending().mostWaiting())
        .then(store -> running(config, wire, store, new Chance(clock, random)));
  }

  private record Chance(InstantSource clock, RandomGenerator random) {}

  /** The port of the listener. */
  public int port() {
    return server.port();
  }

  public MunicipalNode municipal(NodeId id) {
    return nodes.municipal(hosted(id));
  }

  public PrefectureNode prefecture(NodeId id) {
    return nodes.prefecture(hosted(id));
  }

  public NationalNode national() {
    return nodes.national(hosted(NodeId.NATIONAL));
  }

  /** 附票都道府県サーバ or 附票全国サーバ. */
  public SupplementaryNode supplementary(NodeId id) {
    return nodes.supplementary(hosted(id));
  }

  /** 国の機関等 or another 執行機関. */
  public AgencyNode agency(NodeId id) {
    return nodes.agency(hosted(id));
  }

  public CardManagementNode cardManagement() {
    return nodes.cardManagement(hosted(NodeId.CARD_MANAGEMENT));
  }

  /**
   * Settles households that were there before the first message: at the CS, and with their 8 items
   * at its prefecture and the national server where these are simulated here. Who is known stays as
   * he is.
   *
   * @return the number of newcomers
   */
  public int settle(NodeId cs, List<List<HouseholdMember>> households, Instant now) {
    var municipality = hosted(cs).localGovernment().orElseThrow();
    return new Population(started.store(), config.nodes()).settle(municipality, households, now);
  }

  /**
   * Makes people known to a server alone, as their first updates do: no CS here has them. All in
   * one transaction, which fails when one of them is there.
   *
   * @param server a prefecture or the national server
   */
  public void enroll(NodeId server, List<IdentityUpdate> people, Instant now) {
    new Population(started.store(), config.nodes()).enroll(hosted(server), people, now);
  }

  /** How many people a server knows; reads an index from end to end. */
  public int known(NodeId server) {
    return new Population(started.store(), config.nodes()).known(hosted(server));
  }

  /** What the database looks at for work that asks a node here in the calling thread. */
  public List<Visit> visits(Runnable work) {
    return started.store().visits(work);
  }

  /** The place that tables and indexes of the nodes here take. */
  public List<Space> space() {
    return started.store().space();
  }

  /** Sends to another gateway from the next message on: for ports that are known only later. */
  public void useGateway(URI base) {
    useGateways(node -> base);
  }

  /** The same where each node finds the gateway elsewhere: at its end of its line. */
  public void useGateways(Function<NodeId, URI> bases) {
    started.post().use(bases);
    started.line().use(bases);
  }

  /**
   * Fixes the 制度 for all nodes, or leaves it to the clock again: whether certificates are pushed,
   * whether Mynaportal exists, and which items travel.
   */
  public void useRegime(Optional<Regime> regime) {
    started.regimes().fix(regime);
  }

  /** X16 by medium: the 代表端末 of the nodes here. */
  public MediumDesk media() {
    return desks.media();
  }

  /** Who may do what at the counters of the nodes here. */
  public OperatorTable operators() {
    return started.operators().table();
  }

  /** From the next act on, another table of who may do what. */
  public void useOperators(OperatorTable table) {
    started.operators().use(table);
  }

  /**
   * What a node keeps as a witness of the gateway's audit log.
   *
   * @param conflicting heads that it refused because they do not continue what it keeps
   */
  public record Witnessed(NodeId node, SignedCheckpoint kept, List<SignedCheckpoint> conflicting) {}

  /**
   * What the nodes keep whose database is in a folder, while no process has it open; refused as
   * {@link NodeStore#open} is.
   */
  public static Outcome<List<Witnessed>> witnessed(Path folder) {
    return NodeStore.open(folder)
        .map(
            store -> {
              try (store) {
                return store.change(tables -> witnessed(tables.witnesses()));
              }
            });
  }

  private static List<Witnessed> witnessed(WitnessTable table) {
    return table.nodes().stream()
        .map(node -> new Witnessed(node, table.kept(node).orElseThrow(), table.conflicts(node)))
        .toList();
  }

  /** X19 of the nodes here. */
  public LineClerk line() {
    return desks.line();
  }

  /** Sends every notification that is due at the given time; returns the number of attempts. */
  public int runDue(Instant now) {
    return started.dispatcher().runDue(now);
  }

  /** What is erased when, at which node, by day. */
  public List<ErasureCalendar.Entry> erasures() {
    return started.store().change(tables -> tables.erasures().all());
  }

  /** What a node has sent and owes, oldest first. */
  public List<OutboxEntry.Stored> outbox(NodeId id) {
    return started.store().change(tables -> tables.outbox().of(hosted(id)));
  }

  /** One letter of an outbox; empty when its time was over. */
  public Optional<OutboxEntry.Stored> letter(long outboxId) {
    return started.store().change(tables -> tables.outbox().find(outboxId));
  }

  /** What all nodes still owe, dead letters too, oldest first. */
  public List<OutboxEntry.Stored> owed() {
    return started.store().change(tables -> tables.outbox().owed());
  }

  /** How many letters each node owes that owes any. */
  public Map<NodeId, OutboxTable.Debt> debts() {
    return started.store().change(tables -> tables.outbox().debts());
  }

  /**
   * Sends again: a dead letter gets another round of attempts, a waiting one its next attempt now.
   * False when there is no such letter any more.
   */
  public boolean requeue(long outboxId, Instant now) {
    return woken(started.store().change(tables -> tables.outbox().requeue(outboxId, now)));
  }

  /** Gives a dead letter up, so that what waits behind it may go. False when it is not dead. */
  public boolean giveUp(long outboxId) {
    return woken(started.store().change(tables -> tables.outbox().giveUp(outboxId)));
  }

  private boolean woken(boolean changed) {
    if (changed) {
      started.schedule().wake();
    }
    return changed;
  }

  /**
   * Erases what must not be kept any longer (by itself at start and every minute, where
   * notifications leave by themselves): every {@link ErasureCalendar.Kind} whose time is over, and
   * admissions that have expired.
   *
   * @return the number of records erased; receipts and 操作履歴, traces of messages and acts, do not
   *     count
   */
  public int eraseDue(Instant now) {
    return eraseDue(started.store(), now);
  }

  private static int eraseDue(NodeStore store, Instant now) {
    var erased = new Erasure(store).due(now);
    erased.remove(ErasureCalendar.Kind.RECEIPT);
    erased.remove(ErasureCalendar.Kind.OPERATOR_ACT);
    return erased.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public void close() {
    started.schedule().close();
    server.close();
    started.close();
  }

  private static Outcome<SimulatedNodes> running(
      SimulatorConfig config, Wire wire, NodeStore store, Chance chance) {
    var ids = new MessageIds(chance.random());
    var sending = config.sending();
    var xml = new BodyXml();
    var post =
        new NodePost(
            wire, new NodePost.Gateway(config.gateway(), sending.timeout()), ids, chance.clock());
    var dispatcher =
        new Dispatcher(
            store, post, sending.retry(), chance.random(), new AnswerDesk(xml, chance.clock()));
    var schedule =
        new DispatchSchedule(
            dispatcher::runDue, now -> eraseDue(store, now), chance.clock(), sending.pace());
    var regimes = new Regimes(Optional.empty());
    var operators = new Operators(OperatorTableFile.standard());
    var line =
        new NodePost(
            new Wire(
                wire.profile(), wire.trust(), wire.keys(), wire.schema(), MessageObserver.NONE),
            new NodePost.Gateway(config.gateway(), sending.timeout()),
            ids,
            chance.clock());
    var started = new Started(store, post, line, dispatcher, schedule, regimes, operators);
    var office =
        new Office(
            store,
            post,
            dispatcher,
            xml,
            wire.keys(),
            wire.trust(),
            chance.clock(),
            chance.random(),
            config.retention(),
            regimes,
            operators,
            schedule::wake);
    var nodes = new Nodes(office);
    var backing = new NodeServer.Backing(wire, store, ids, chance.clock());
    var server = NodeServer.start(config.port(), config.nodes(), backing, nodes);
    if (!server.isPassed()) {
      started.close();
    } else {
      schedule.start();
    }
    return server.map(
        running ->
            new SimulatedNodes(
                config,
                started,
                running,
                nodes,
                new Desks(
                    new LineClerk(office, line, config.nodes(), System::nanoTime),
                    new MediumDesk(office, nodes, wire.schema(), new SecureRandom()))));
  }

  private NodeId hosted(NodeId id) {
    if (!config.nodes().contains(id)) {
      throw new IllegalArgumentException("not simulated here: " + id);
    }
    return id;
  }

  private static List<URL> schemas() {
    return Operation.schemas()
        .map(path -> SimulatedNodes.class.getClassLoader().getResource(path))
        .toList();
  }
}
