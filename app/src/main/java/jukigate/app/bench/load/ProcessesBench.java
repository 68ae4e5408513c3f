package jukigate.app.bench.load;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jukigate.app.process.Launch;
import jukigate.app.process.MachineTime;
import jukigate.bench.load.ClosedLoop;
import jukigate.bench.load.Figures;
import jukigate.bench.relay.LightNode;
import jukigate.bench.relay.Sender;
import jukigate.bench.work.Batch;
import jukigate.bench.work.Parties;
import jukigate.contract.identityupdate.UpdateIdentityBatch;
import jukigate.contract.identityupdate.UpdateIdentityBatchResponse;
import jukigate.store.DatabasePlace;

/**
 * The same load for a gateway with a journal of its own, and for gateways that share one on a
 * server, in turns. All are up before the first round; those whose turn it is not wait. Sender and
 * node are this process.
 */
public final class ProcessesBench implements AutoCloseable {
  private static final int ONE_UPDATE = 1;

  private final Batch update = new Batch();
  private final Plan plan;
  private final LightNode<UpdateIdentityBatch, UpdateIdentityBatchResponse> node;
  private final Sender<UpdateIdentityBatch, UpdateIdentityBatchResponse> sender;
  private final List<LoneGateway> sharing = new ArrayList<>();
  private final List<URI> addresses = new ArrayList<>();
  private LoneGateway alone;
  private URI aloneAddress;

  /**
   * @param processes how many gateways share the journal, a contender each
   * @param callers that each wait for an answer before they ask again
   */
  public record Plan(
      List<Integer> processes, int callers, int rounds, Duration time, Duration warmUp) {
    int most() {
      return processes.stream().mapToInt(Integer::intValue).max().orElse(0);
    }
  }

  /**
   * One load.
   *
   * @param processes that shared a journal; 0 for the one with its own
   * @param gatewayNanos processor time of the gateways meanwhile
   * @param machineNanos that of everything on the machine, the database's server included
   */
  public record Load(
      int round, int processes, Figures figures, long gatewayNanos, OptionalLong machineNanos) {}

  /** Of all rounds of a contender; processor time in microseconds for an exchange. */
  public record Result(
      int processes,
      Spread perSecond,
      Spread p50Millis,
      Spread p99Millis,
      Spread gatewayMicros,
      Spread machineMicros,
      int errors) {}

  private ProcessesBench(Plan plan, Parties parties) {
    this.plan = plan;
    this.node = LightNode.start(update, parties);
    this.sender = new Sender<>(update, parties);
  }

  /**
   * Returns when all gateways take connections. Throws PROCESS_NOT_STARTED when one does not.
   *
   * @param pki folder of the PKI that the parties have their keys from; each gateway gets a copy
   * @param work folder of this run; the key of the shared journal lies beside it
   */
  public static ProcessesBench start(
      Plan plan, Parties parties, Path pki, Path work, DatabasePlace.Server server) {
    var bench = new ProcessesBench(plan, parties);
    try {
      bench.begin(pki, work, server);
      return bench;
    } catch (RuntimeException e) {
      bench.close();
      throw e;
    }
  }

  private void begin(Path pki, Path work, DatabasePlace.Server server) {
    LoneGateway.Place own = LoneGateway.Place.apart(pki, work.resolve("alone"), Map.of());
    alone = LoneGateway.start(own, Launch.here(), update, node.address());
    aloneAddress = own.address();
    Map<String, String> shared =
        Map.of(
            "journal.database", server.address().toString(),
            "journal.database-user", server.user(),
            "journal.database-password-file", server.password().toAbsolutePath().toString(),
            "journal.key", work.resolveSibling("journal.key").toString()); // for the next run, too
    for (int each = 1; each <= plan.most(); each++) {
      var place = LoneGateway.Place.apart(pki, work.resolve("gateway-" + each), shared);
      sharing.add(LoneGateway.start(place, Launch.here(), update, node.address()));
      addresses.add(place.address());
    }
  }

  /**
   * @param seen told of each load when it is over
   * @throws InterruptedException when somebody ends it
   */
  public List<Result> run(Consumer<Load> seen) throws InterruptedException {
    Map<Integer, List<Load>> loads = new LinkedHashMap<>();
    for (int round = plan.warmUp().isPositive() ? 0 : 1; round <= plan.rounds(); round++) {
      for (int processes : contenders()) {
        Load load = load(round, processes);
        seen.accept(load);
        loads.computeIfAbsent(processes, none -> new ArrayList<>()).add(load);
      }
    }
    return loads.entrySet().stream().map(it -> result(it.getKey(), it.getValue())).toList();
  }

  private List<Integer> contenders() {
    return Stream.concat(Stream.of(0), plan.processes().stream()).toList();
  }

  private Load load(int round, int processes) throws InterruptedException {
    List<URI> to = processes == 0 ? List.of(aloneAddress) : addresses.subList(0, processes);
    UpdateIdentityBatch batch = update.request(ONE_UPDATE);
    var next = new AtomicInteger();
    long gateways = gatewayNanos(processes);
    OptionalLong machine = MachineTime.busyNanos();
    Duration time = round == 0 ? plan.warmUp() : plan.time();
    Figures figures =
        new ClosedLoop(plan.callers(), time)
            .run(() -> sender.send(batch, to.get(next.getAndIncrement() % to.size())));
    OptionalLong after = MachineTime.busyNanos();
    return new Load(
        round,
        processes,
        figures,
        gatewayNanos(processes) - gateways,
        machine.isPresent() && after.isPresent()
            ? OptionalLong.of(after.getAsLong() - machine.getAsLong())
            : OptionalLong.empty());
  }

  private long gatewayNanos(int processes) {
    return processes == 0
        ? alone.cpuNanos()
        : sharing.subList(0, processes).stream().mapToLong(LoneGateway::cpuNanos).sum();
  }

  /** Round 0 is no figure, but an error in it is an error. */
  private static Result result(int processes, List<Load> loads) {
    List<Load> counted = loads.stream().filter(it -> it.round() > 0).toList();
    return new Result(
        processes,
        Spread.of(counted.stream().mapToDouble(it -> it.figures().perSecond())),
        Spread.of(counted.stream().mapToDouble(it -> it.figures().micros().p50() / 1e3)),
        Spread.of(counted.stream().mapToDouble(it -> it.figures().micros().p99() / 1e3)),
        Spread.of(counted.stream().mapToDouble(it -> each(it, it.gatewayNanos()))),
        Spread.of(counted.stream().mapToDouble(it -> each(it, it.machineNanos().orElse(0)))),
        loads.stream().mapToInt(it -> it.figures().errors()).sum());
  }

  private static double each(Load load, long nanos) {
    return nanos / 1e3 / Math.max(1, load.figures().exchanges());
  }

  @Override
  public void close() {
    sharing.forEach(LoneGateway::close);
    if (alone != null) {
      alone.close();
    }
    sender.close();
    node.close();
  }
}
