package jukigate.app.console;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import jukigate.app.backbone.Backbone;
import jukigate.app.counter.Counter;
import jukigate.app.counter.PaperTray;
import jukigate.app.report.DirectoryNames;
import jukigate.app.runs.Testbed;
import jukigate.console.Sources;
import jukigate.console.access.Porter;
import jukigate.console.access.Role;
import jukigate.console.edge.ConsoleServer;
import jukigate.console.edge.ConsoleTls;
import jukigate.console.view.Desk;
import jukigate.console.view.Trust;
import jukigate.domain.Language;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.LocalhostKey;

/** The web console of a backbone in this process, and the links to it. */
public final class WebConsole implements AutoCloseable {
  private static final int USUAL_PORT = 8480;

  private final Backbone backbone;
  private final Porter porter;
  private final LocalhostKey key;
  private final ConsoleServer server;
  private final Testbed testbed;

  private WebConsole(
      Backbone backbone, Porter porter, LocalhostKey key, ConsoleServer server, Testbed testbed) {
    this.backbone = backbone;
    this.porter = porter;
    this.key = key;
    this.server = server;
    this.testbed = testbed;
  }

  /**
   * Where and for whom.
   *
   * @param port empty for 8480, or any free one where that is taken
   * @param folder of its key: {@code <home>/console}
   * @param papers where printed papers lie
   * @param version of jukigate
   * @param words texts of the command line by their key
   */
  public record Setting(
      OptionalInt port,
      Path folder,
      PaperTray papers,
      String version,
      BiFunction<Language, String, String> words) {}

  /**
   * What browsers go by.
   *
   * @param clock the machine's
   */
  public record Machine(InstantSource clock, SecureRandom random) {}

  /**
   * Serves from now on. Refused: PORT_IN_USE, and what the key refuses.
   *
   * @param simulated the nodes that this process plays
   */
  public static Outcome<WebConsole> open(
      Setting setting, Machine machine, Backbone backbone, Set<NodeId> simulated) {
    var messages = new BackboneMessages(backbone, setting.words(), setting.version());
    var scenarios = setting.folder().resolveSibling("scenarios").toAbsolutePath();
    Testbed testbed = testbed(setting, machine, backbone);
    var sources =
        new Sources(
            setting.version(),
            new BackboneNetwork(backbone, simulated),
            desk(setting, machine, backbone, simulated),
            messages,
            new BackboneTrials(backbone, messages, scenarios, machine.random(), simulated),
            new BackboneLines(backbone, new DirectoryNames()),
            new BackboneTime(backbone),
            new BackboneAudit(backbone),
            new Trust(
                new BackbonePki(backbone),
                new BackboneAccess(backbone),
                new TriedConnections(testbed.shelf())),
            new BackboneRuns(backbone, testbed, machine.clock()),
            new BackbonePerformance(backbone));
    var unusedBegun = sources.performance().figures(); // it is counted from the first question on
    var porter = new Porter(machine.clock(), machine.random());
    return LocalhostKey.openOrMint(setting.folder(), machine.clock(), machine.random())
        .then(
            key ->
                served(setting.port(), key, porter, sources)
                    .map(server -> new WebConsole(backbone, porter, key, server, testbed)));
  }

  private static Testbed testbed(Setting setting, Machine machine, Backbone backbone) {
    var around =
        new Testbed.Around(
            machine.clock(), backbone.clock(), backbone.gatewayUrl(), backbone.profile().name());
    return Testbed.open(setting.folder().toAbsolutePath().resolveSibling(""), around);
  }

  private static Desk desk(
      Setting setting, Machine machine, Backbone backbone, Set<NodeId> simulated) {
    var counter = new Counter(backbone.nodes(), simulated);
    var desks = new Desks(backbone, counter, new ResidentIds(machine.random()));
    return new Desk(
        new BackboneRegister(desks),
        new BackbonePapers(desks, setting.papers()),
        new BackboneLetters(desks));
  }

  private static Outcome<ConsoleServer> served(
      OptionalInt port, LocalhostKey key, Porter porter, Sources sources) {
    var tls = new ConsoleTls(key.key(), key.certificate());
    Outcome<ConsoleServer> server =
        ConsoleServer.open(port.orElse(USUAL_PORT), tls, porter, sources);
    return port.isEmpty() && isTaken(server) ? ConsoleServer.open(0, tls, porter, sources) : server;
  }

  private static boolean isTaken(Outcome<ConsoleServer> server) {
    return server instanceof Outcome.Refused<ConsoleServer>(Refusal why)
        && why.code() == RefusalCode.PORT_IN_USE;
  }

  /**
   * A new link, which is on record. Its token is in the fragment, which a browser sends to nobody:
   * it is in no request line and no log.
   */
  public URI link(Role role) {
    backbone.putOnRecord("console-link", Map.of("role", role.code()));
    return URI.create(
        "https://localhost:" + server.port() + "/#token=" + porter.token(role).value());
  }

  /** SHA-256 of the certificate, as browsers show it. */
  public String fingerprint() {
    return key.fingerprint();
  }

  @Override
  public void close() {
    server.close();
    testbed.close();
  }
}
