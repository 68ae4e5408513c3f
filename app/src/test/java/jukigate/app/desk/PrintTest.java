package jukigate.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.command.HomeLock;
import jukigate.app.command.Typed;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.RegisterDate;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig;
import jukigate.simulators.observe.MessageObserver;
import jukigate.simulators.post.RetryPolicy;
import jukigate.simulators.resident.event.EventHeader;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.CopyRule;
import jukigate.wire.tls.JvmSecurity;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the event at a counter to the file in the home folder, as an operator types it. */
final class PrintTest {
  private static final NodeId HOME = new NodeId("cs-011002");
  private static final NodeId ISSUER = new NodeId("cs-141003");
  private static final Set<NodeId> NODES = Set.of(HOME, ISSUER);
  private static final Path SCENARIO = Typed.ROOT.resolve("scenarios/x07/counter");
  private static final RetryPolicy ONCE =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(1), 1, Duration.ofDays(7));

  @TempDir private Path home;
  private HomeLock lock;
  private Backbone backbone;
  private Desk desk;

  @BeforeEach
  void start() {
    JvmSecurity.harden();
    lock = HomeLock.take(home).orThrow();
    backbone = Backbone.start(setup()).orThrow();
    desk = new Desk(DeskFolder.of(home), backbone, NODES);
    desk.open();
    enter("0-arrival.xml");
  }

  @AfterEach
  void stop() {
    desk.close();
    backbone.close();
    lock.close();
  }

  @Test
  void copy_isAFileInTheHomeFolder_once() throws IOException {
    assertThat(typed("print").out()).contains("Nothing is ready");
    assertThat(enter("1-request.xml").out()).contains("answered: approved, to be printed");

    Path paper = home.resolve("print/cs-141003/copy-cs-011002-EVENT-0701-1.pdf");
    assertThat(typed("print").out())
        .contains("cs-141003  printed", "EVENT-0701-1", paper.toString(), "pages: 1");
    try (var document = Loader.loadPDF(paper.toFile())) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("住民票の写し", "架空　写", "続柄 世帯主", "神奈川県横浜市長（模擬）", "模擬 SIMULATION");
    }
    assertThat(typed("print", "--lang", "ja").out()).contains("用意のできたものはありません");
  }

  @Test
  void copyThatWaitsForAnOfficer_isNamed() {
    var code = ResidentCode.parse("99800000013").orElseThrow();
    var header =
        new EventHeader(
            HOME.localGovernment().orElseThrow(),
            new ControlItems.Request("EVENT-0701-ASK", "op-1", "term-1"),
            RegisterDate.UNKNOWN,
            RegisterDate.UNKNOWN);
    var ask = new ResidentEvent.CopyRuling(header, code, CopyRule.ASK);
    backbone.nodes().orElseThrow().municipal(HOME).enter(ask).orThrow();
    assertThat(enter("1-request.xml").out()).contains("answered: pending at the home");
    assertThat(typed("print", "--node", "cs-141003").out())
        .contains("cs-141003  waiting  EVENT-0701-1");
    assertThat(typed("print", "--node", "cs-011002").out()).doesNotContain("waiting");
  }

  @Test
  void trayThatCannotBeWritten_isTold_andTheCopyStaysReady() throws IOException {
    enter("1-request.xml");
    Files.writeString(home.resolve("print"), "not a folder");
    Typed refused = typed("print");
    assertThat(refused.exit()).isNotZero();
    assertThat(refused.err()).contains("JG-O15");
    Files.delete(home.resolve("print"));
    assertThat(typed("print").out()).contains("printed  EVENT-0701-1");
  }

  private Typed enter(String file) {
    return typed("event", SCENARIO.resolve(file).toString());
  }

  private Typed typed(String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--home", home.toString()));
    return Typed.command(all.toArray(String[]::new));
  }

  private BackboneSetup setup() {
    var random = new SecureRandom();
    var pki = TestPki.openOrMint(home.resolve("pki"), InstantSource.system(), random).orThrow();
    var config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    var sending = new SimulatorConfig.Sending(ONCE, Duration.ZERO, Duration.ofSeconds(30));
    return new BackboneSetup(
        pki,
        config,
        new BackboneSetup.Nodes(NODES, 0, home.resolve("nodes"), sending),
        new BackboneSetup.Around(InstantSource.system(), random),
        MessageObserver.NONE);
  }
}
