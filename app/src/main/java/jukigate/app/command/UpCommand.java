package jukigate.app.command;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.backbone.Country;
import jukigate.app.backbone.HomeClock;
import jukigate.app.backbone.LineActs;
import jukigate.app.backbone.Settlement;
import jukigate.app.console.WebConsole;
import jukigate.app.counter.PaperTray;
import jukigate.app.line.LineScheduleFile;
import jukigate.app.line.LineTimetable;
import jukigate.app.line.LineWatch;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.domain.time.BackboneClock;
import jukigate.gateway.config.GatewayConfig;
import jukigate.line.Link;
import jukigate.line.Ticker;
import jukigate.line.schedule.LineSchedule;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
import jukigate.simulators.operator.OperatorTable;
import jukigate.simulators.operator.OperatorTableFile;
import jukigate.simulators.rule.Regime;
import jukigate.simulators.rule.Regimes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate up}: a backbone that stays until it is stopped. */
@Command(name = "up")
final class UpCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Mixin private ClockOptions time;

  @Option(names = "--nodes", paramLabel = "<ids>", split = ",")
  private List<String> nodes;

  @Option(names = "--country")
  private boolean country;

  @Option(names = "--gateway-only")
  private boolean gatewayOnly;

  @Option(names = "--profile", paramLabel = "high|recommended")
  private String profile;

  @Option(names = "--config", paramLabel = "<file>")
  private Path config;

  @Option(names = "--print-config")
  private boolean printConfig;

  @Option(names = "--db", paramLabel = "folder|<url>")
  private String database;

  @Option(names = "--port", paramLabel = "<port>")
  private Integer port;

  @Option(names = "--nodes-port", paramLabel = "<port>", defaultValue = "9443")
  private int nodesPort;

  @Option(names = "--console-port", paramLabel = "<port>")
  private Integer consolePort;

  @Option(names = "--no-console")
  private boolean noConsole;

  @Option(names = "--revocation", paramLabel = "files|crl|ocsp|both")
  private String revocation;

  @Option(names = "--regime", paramLabel = "<name>")
  private String regime;

  @Option(names = "--operators", paramLabel = "<file>")
  private Path operators;

  @Option(names = "--most-waiting", paramLabel = "<n>", defaultValue = "20000")
  private int mostWaiting;

  @Option(names = "--residents", paramLabel = "<n>", defaultValue = "0")
  private int residents;

  @Option(names = "--line")
  private boolean line;

  @Option(names = "--line-schedule", paramLabel = "<file>")
  private Path schedule;

  @Option(names = "--seed", paramLabel = "<n>", defaultValue = "1")
  private long seed;

  /** Residents that were settled when the last line about it was written. */
  private int announced;

  UpCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    Path home = shared.home(surroundings);
    GatewayConfig made = config(home).orThrow();
    if (printConfig) {
      console.line(made.print(console.language()));
      return ExitCode.GOOD;
    }
    Set<NodeId> simulated = simulated(made).orThrow();
    regime().orThrow();
    if (mostWaiting < 1) {
      return console.refuse(Refusal.of(RefusalCode.USAGE, "--most-waiting 1…"));
    }
    Settlement settlement = new Settlement(residents, seed).among(simulated).orThrow();
    Optional<OperatorTable> rights = operators();
    Optional<LineSchedule> times =
        Optional.ofNullable(schedule).map(LineScheduleFile::read).map(Outcome::orThrow);
    try (HomeLock lock = Started.home(home)) {
      assert lock != null;
      BackboneClock clock = time.begin(new HomeClock(home, surroundings.clock())).orThrow();
      Backbone backbone = Backbone.start(setup(home, clock, made, simulated)).orThrow();
      rights.ifPresent(table -> use(backbone, table));
      run(console, backbone, times, settlement, simulated);
    }
    return ExitCode.GOOD;
  }

  /** A clock that runs faster than the machine's stands while nothing is up. */
  private void run(
      Console console,
      Backbone started,
      Optional<LineSchedule> times,
      Settlement settlement,
      Set<NodeId> simulated) {
    try (Backbone backbone = started) {
      backbone.nodes().ifPresent(here -> here.useRegime(regime().orThrow()));
      settle(console, backbone, settlement, simulated);
      Optional<LineWatch> watch = times.map(it -> watch(backbone, it));
      stay(console, backbone, simulated);
      watch.ifPresent(LineWatch::close);
      if (backbone.clock().state().speed() > 1) {
        backbone.clock().freeze();
      }
    }
  }

  private void stay(Console console, Backbone backbone, Set<NodeId> simulated) {
    Path home = shared.home(surroundings);
    if (noConsole || gatewayOnly) {
      Started.untilStopped(console, home, backbone, simulated);
      return;
    }
    try (WebConsole web = web(home, backbone, simulated)) {
      Started.untilStopped(console, home, backbone, simulated, Optional.of(web));
    }
  }

  private WebConsole web(Path home, Backbone backbone, Set<NodeId> simulated) {
    var port = consolePort == null ? OptionalInt.empty() : OptionalInt.of(consolePort);
    var setting =
        new WebConsole.Setting(
            port,
            home.resolve("console"),
            PaperTray.of(home),
            Version.number(),
            (language, key) -> Texts.of(language).format(key));
    var machine = new WebConsole.Machine(surroundings.clock(), surroundings.random());
    return WebConsole.open(setting, machine, backbone, simulated).orThrow();
  }

  private static LineWatch watch(Backbone backbone, LineSchedule times) {
    var begin = backbone.clock().instant();
    return LineWatch.begin(
        LineTimetable.of(new LineActs(backbone), times, begin).orThrow(), backbone.clock());
  }

  private void use(Backbone backbone, OperatorTable table) {
    backbone.putOnRecord("operators", Map.of("file", operators.getFileName().toString()));
    backbone.nodes().ifPresent(here -> here.useOperators(table));
  }

  private Optional<OperatorTable> operators() {
    return Optional.ofNullable(operators).map(OperatorTableFile::read).map(Outcome::orThrow);
  }

  private Outcome<Optional<Regime>> regime() {
    Optional<Regime> named = Optional.ofNullable(regime).flatMap(Regimes::named);
    String known = Regimes.all().stream().map(Regime::name).collect(Collectors.joining("|"));
    return regime == null || named.isPresent()
        ? Outcome.passed(named)
        : Outcome.refused(RefusalCode.USAGE, "--regime " + known);
  }

  private void settle(
      Console console, Backbone backbone, Settlement settlement, Set<NodeId> simulated) {
    backbone
        .nodes()
        .filter(nodes -> settlement.people() > 0)
        .ifPresent(
            nodes -> {
              var now = backbone.clock().instant();
              int came = settlement.in(nodes, simulated, now, here -> announce(console, here));
              console.say("up.residents", came, Long.toString(settlement.seed()));
            });
  }

  private void announce(Console console, int here) {
    if (here - announced >= 10_000) {
      announced = here;
      console.note("up.settling", here);
    }
  }

  private BackboneSetup setup(
      Path home, BackboneClock clock, GatewayConfig made, Set<NodeId> simulated) {
    return new BackboneSetup(
            Started.pki(home, clock, surroundings),
            made,
            new BackboneSetup.Nodes(
                simulated,
                nodesPort,
                home.resolve("nodes"),
                Sending.BY_ITSELF.waiting(mostWaiting)),
            new BackboneSetup.Around(clock, surroundings.random()),
            MessageObserver.NONE)
        .over(
            Optional.of(new Link.Setting(Ticker.SYSTEM, seed))
                .filter(wanted -> line || schedule != null));
  }

  /** What the command line says goes before what the file says. */
  private Outcome<GatewayConfig> config(Path home) {
    Outcome<GatewayConfig> start =
        config == null ? Outcome.passed(GatewayConfig.of(Map.of())) : GatewayConfig.read(config);
    return start
        .then(
            made ->
                shared.homeIsGiven() || config == null
                    ? made.with("home", home.toString())
                    : Outcome.passed(made))
        .then(made -> changed(made, "profile", Optional.ofNullable(profile)))
        .then(made -> changed(made, "journal.database", Optional.ofNullable(database)))
        .then(made -> changed(made, "revocation.mode", Optional.ofNullable(revocation)))
        .then(made -> changed(made, "listen.port", Optional.ofNullable(port).map(String::valueOf)));
  }

  private static Outcome<GatewayConfig> changed(
      GatewayConfig made, String key, Optional<String> value) {
    return value.map(text -> made.with(key, text)).orElseGet(() -> Outcome.passed(made));
  }

  /** A node with an address in the configuration is somebody else's: it is not simulated. */
  private Outcome<Set<NodeId>> simulated(GatewayConfig made) {
    if (gatewayOnly) {
      return nodes == null && !country && residents == 0 && !made.nodes().isEmpty()
          ? Outcome.passed(Set.of())
          : Outcome.refused(RefusalCode.USAGE, "--gateway-only --config <nodes: …>");
    }
    if (country && nodes != null) {
      return Outcome.refused(RefusalCode.USAGE, "--country | --nodes <ids>");
    }
    Set<NodeId> wanted = new LinkedHashSet<>(wanted());
    wanted.removeAll(made.nodes().keySet());
    return Outcome.passed(wanted);
  }

  private Collection<NodeId> wanted() {
    if (country) {
      return Country.nodes();
    }
    return nodes == null ? Started.EIGHT : nodes.stream().map(UpCommand::node).toList();
  }

  static NodeId node(String text) {
    return NodeId.parse(text)
        .orElseThrow(() -> new RefusedException(Refusal.of(RefusalCode.NODE_ID_INVALID, text)));
  }
}
