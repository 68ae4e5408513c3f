package jukigate.app.bench.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.bench.RelayBench;
import jukigate.app.console.WebConsole;
import jukigate.app.counter.PaperTray;
import jukigate.console.access.Role;
import jukigate.domain.node.NodeId;
import jukigate.gateway.journal.JournalFilter;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.sql.SqlJournal;
import jukigate.keystores.LocalhostKey;
import jukigate.line.Link;
import jukigate.line.Ticker;
import jukigate.store.DatabaseOptions;

/**
 * Fills a journal, starts a backbone with lines and a console on it, and asks every route of the
 * API that only shows something.
 *
 * @param filling the backbone that passes the one real exchange
 * @param asked the backbone with the console, on the same folders
 * @param folder of the console's key
 * @param machine the clock that browsers go by
 */
public record ConsoleBench(
    BackboneSetup filling, BackboneSetup asked, Path folder, InstantSource machine) {
  /**
   * What it took.
   *
   * @param messages on record
   * @param nodes of the backbone
   * @param filled writing and signing
   */
  public record Measured(int messages, int nodes, Duration filled, List<Answered> routes) {
    /** Whether each route was always answered in time. */
    public boolean isGood() {
      return routes.stream().allMatch(Answered::isGood);
    }
  }

  /**
   * @param sender whose real message it is; a city of the filling backbone
   * @param rounds how often each route is asked
   * @param over is told of each route when it has been asked
   */
  public Measured run(NodeId sender, int messages, int rounds, Consumer<Answered> over) {
    RecordedExchange.Bytes bytes = real(sender);
    long begin = System.nanoTime();
    fill(bytes, messages);
    var filled = Duration.ofNanos(System.nanoTime() - begin);
    Set<NodeId> nodes = asked.simulated().ids();
    var lines = Optional.of(new Link.Setting(Ticker.SYSTEM, 1));
    try (Backbone backbone = Backbone.start(asked.over(lines)).orThrow();
        WebConsole console = console(backbone, nodes);
        Visit visit = Visit.by(console.link(Role.ADMINISTRATOR), certificate())) {
      List<Answered> routes = new ArrayList<>();
      for (String route : routes(backbone, messages)) {
        routes.add(visit.ask(route, rounds));
        over.accept(routes.getLast());
      }
      return new Measured(messages, nodes.size(), filled, routes);
    }
  }

  private RecordedExchange.Bytes real(NodeId sender) {
    try (Backbone backbone = Backbone.start(filling).orThrow();
        RelayBench bench =
            new RelayBench(backbone, sender, backbone.clock(), filling.around().random())) {
      var unused = bench.run(1);
      RecordNumber number = backbone.journal().latest(1).getFirst().number();
      return backbone.journal().bytes(number).orElseThrow();
    }
  }

  private void fill(RecordedExchange.Bytes bytes, int messages) {
    var config = filling.config();
    try (SqlJournal journal =
        SqlJournal.open(config.journalDatabase(), config.journalKey(), DatabaseOptions.DEFAULTS)
            .orThrow()) {
      var signer = filling.pki().signing(NodeId.GATEWAY, config.profile());
      var now = filling.around().clock().instant();
      new JournalFill(journal, signer, bytes, now, filling.around().random()).fill(messages);
    }
  }

  private WebConsole console(Backbone backbone, Set<NodeId> nodes) {
    var setting =
        new WebConsole.Setting(
            OptionalInt.of(0), folder, PaperTray.of(folder), "bench", (language, key) -> key);
    var visitors = new WebConsole.Machine(machine, new SecureRandom());
    return WebConsole.open(setting, visitors, backbone, nodes).orThrow();
  }

  private X509Certificate certificate() {
    return LocalhostKey.openOrMint(folder, machine, new SecureRandom()).orThrow().certificate();
  }

  /** What is not there costs most: a filter then looks at every message. */
  private static List<String> routes(Backbone backbone, int messages) {
    var middle = new RecordNumber(Math.max(2, messages / 2));
    RecordedExchange old =
        backbone.journal().page(JournalFilter.ALL, Optional.of(middle), 1).getFirst();
    Instant now = backbone.clock().instant();
    return List.of(
        "session",
        "network",
        "network?place=22",
        "performance",
        "messages",
        "messages?limit=200",
        "messages?before=" + middle.value(),
        "messages?node=cs-221007",
        "messages?node=agency-00001",
        "messages?exchange=X01",
        "messages?exchange=X16",
        "messages?verdict=REFUSED",
        "messages?verdict=ADMITTED",
        "messages?refusal=JG-305",
        "messages?refusal=JG-802",
        "messages?node=cs-221007&verdict=REFUSED&exchange=X01",
        "messages?from=" + text(now.minus(Duration.ofHours(1))),
        "messages?to=" + text(now.minus(Duration.ofDays(29))),
        "messages?to=" + text(now.minus(Duration.ofDays(60))),
        "messages?correlation=" + old.correlationId(),
        "messages?messageId=" + text(old.messageId()),
        "messages/" + old.number().value(),
        "messages/" + backbone.journal().latest(1).getFirst().number().value(),
        "messages/" + old.number().value() + "/case",
        "desk/cs-221007/residents",
        "desk/cs-221007/events",
        "desk/cs-221007/letters",
        "runs",
        "runs/catalogue",
        "pki",
        "pki/certificates",
        "pki/certificates?issuer=tls-ca&find=221007",
        "access",
        "access/cs-221007",
        "audit",
        "audit/heads",
        "audit/acts",
        "lines",
        "lines?limit=101",
        "clock",
        "clock/coming");
  }

  private static String text(Object value) {
    return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
  }
}
