package jukigate.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
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
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X16 from the command line, over the gateway, to a file and back. */
class BulkTest {
  private static final Set<NodeId> NODES =
      Set.of(
          new NodeId("cs-222101"),
          new NodeId("pref-220001"),
          NodeId.NATIONAL,
          new NodeId("agency-pension"));

  @TempDir Path home;
  private Backbone backbone;
  private Desk desk;
  private HomeLock lock;

  @BeforeEach
  void start() {
    JvmSecurity.harden();
    lock = HomeLock.take(home).orThrow();
    backbone = Backbone.start(setup()).orThrow();
    desk = new Desk(DeskFolder.of(home), backbone, NODES);
    desk.open();
  }

  @AfterEach
  void stop() {
    desk.close();
    backbone.close();
    lock.close();
  }

  @Test
  void listOfConditions_comesBackAsAFileOfItsOwner() throws IOException {
    for (String event : List.of("0-arrival.xml", "1-namesake.xml", "2-namesake.xml")) {
      Path file = Typed.ROOT.resolve("scenarios/x16/list").resolve(event);
      assertThat(Typed.command("event", file.toString(), "--home", home.toString()).exit())
          .isZero();
    }
    settle();
    Path conditions = Typed.ROOT.resolve("scenarios/x16/list/conditions.csv");
    assertThat(request(conditions, "B-1", "--items", "name,address").out())
        .contains("agency-pension - national  B-1", "not complete");
    assertThat(request(conditions, "B-1").err()).contains("JG-B86");
    Path out = home.resolve("result.csv");
    assertThat(result(out, "op-1").err()).contains("JG-B87");
    assertThat(out).doesNotExist();

    settle();
    assertThat(typed("list", "--node", "agency-pension").out())
        .contains("complete", "conditions 5: one hit 2, none 1, several 1, not searched 1");
    assertThat(result(out, "op-left-1").err()).contains("JG-B96");
    assertThat(out).doesNotExist();
    assertThat(result(out, "op-1").exit()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(out))
        .isEqualTo(
            """
            number,outcome,name,birthDate,sex,address,individualNumber,eventReason,eventDate,state
            1,1,架空　提供,,,静岡県富士市架空町16番1号,,,,1
            2,3,,,,,,,,
            3,2,,,,,,,,
            5,4,,,,,,,,
            8,1,架空　同名,,,静岡県富士市架空町16番3号,,,,1
            """
                .replace("\n", "\r\n"));
    assertThat(result(out, "op-1").err()).contains("JG-O26");
  }

  @Test
  void badLine_isRefusedByItsNumber_andNothingIsSent() throws IOException {
    Path bad = home.resolve("bad.csv");
    Files.writeString(bad, "individualNumber\n999900000011\n999900000012\n");

    Typed typed = request(bad, "B-1");

    assertThat(typed.err()).contains("JG-O05", "3", "individualNumber");
    assertThat(typed.err()).doesNotContain("999900000012");
    assertThat(typed("list").out()).contains("There is no bulk provision");
    assertThat(request(bad, "B 1").exit()).isEqualTo(2);
    assertThat(typed("list", "--json").out()).contains("\"runs\" : [ ]");
  }

  private Typed request(Path conditions, String number, String... more) {
    var words =
        new ArrayList<>(
            List.of("request", "--node", "agency-pension", "--to", "national", "--file"));
    words.addAll(List.of(conditions.toString(), "--purpose", "P10", "--operator", "op-1"));
    words.addAll(List.of("--request", number));
    words.addAll(List.of(more));
    return typed(words.toArray(String[]::new));
  }

  private Typed result(Path out, String operator) {
    return typed(
        "result",
        "--node",
        "agency-pension",
        "--request",
        "B-1",
        "--out",
        out.toString(),
        "--operator",
        operator);
  }

  private Typed typed(String... words) {
    var all = new ArrayList<>(List.of("bulk"));
    all.addAll(List.of(words));
    all.addAll(List.of("--home", home.toString()));
    return Typed.command(all.toArray(String[]::new));
  }

  private void settle() {
    var nodes = backbone.nodes().orElseThrow();
    while (nodes.runDue(InstantSource.system().instant()) > 0) {
      assertThat(nodes.owed()).hasSizeLessThan(100);
    }
  }

  private BackboneSetup setup() {
    var random = new SecureRandom();
    var pki = TestPki.openOrMint(home.resolve("pki"), InstantSource.system(), random).orThrow();
    var config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    return new BackboneSetup(
        pki,
        config,
        new BackboneSetup.Nodes(NODES, 0, home.resolve("nodes"), Sending.WHEN_ASKED),
        new BackboneSetup.Around(InstantSource.system(), random),
        MessageObserver.NONE);
  }
}
