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
import jukigate.domain.number.SyntheticBlock;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig;
import jukigate.simulators.observe.MessageObserver;
import jukigate.simulators.post.RetryPolicy;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X16 by medium from the command line, against a running backbone. */
final class MediumTest {
  private static final NodeId AGENCY = new NodeId("agency-pension");
  private static final NodeId SERVER = new NodeId("pref-220001");
  private static final NodeId ANOTHER = new NodeId("pref-140007");
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
    desk = new Desk(DeskFolder.of(home), backbone, Set.of(AGENCY, SERVER, ANOTHER));
    desk.open();
  }

  @AfterEach
  void stop() {
    desk.close();
    backbone.close();
    lock.close();
  }

  @Test
  void media_carryConditionsThereAndTheResultBack_andWrongOnesAreRefused() throws IOException {
    assertThat(typed("list").out()).contains("No medium");
    ask("BULK-9994");
    refusedWithoutReason();
    String conditions = home.resolve("conditions.p7m").toString();
    Typed exported = act("export", AGENCY, "--request", "BULK-9994", "--out", conditions);
    assertThat(exported.out()).contains("M-agency-pension-000001", "done", "monthly");
    assertThat(exported.exit()).isZero();

    refusedWith("JG-M02", act("import", ANOTHER, "--file", conditions));
    byte[] bytes = Files.readAllBytes(Path.of(conditions));
    bytes[bytes.length / 2] ^= 1;
    Path tampered = Files.write(home.resolve("tampered.p7m"), bytes);
    refusedWith("JG-M03", act("import", SERVER, "--file", tampered.toString()));
    refusedWith("JG-O26", act("export", AGENCY, "--request", "BULK-9994", "--out", conditions));
    assertThat(act("import", SERVER, "--file", conditions).exit()).isZero();
    refusedWith("JG-M12", act("import", SERVER, "--file", conditions));

    String result = home.resolve("result.p7m").toString();
    act("export", SERVER, "--request", "BULK-9994", "--out", result);
    assertThat(act("import", AGENCY, "--file", result).exit()).isZero();
    Path csv = home.resolve("result.csv");
    bulk(
        "result",
        "--node",
        AGENCY.value(),
        "--request",
        "BULK-9994",
        "--out",
        csv.toString(),
        "--operator",
        "op-1");
    assertThat(Files.readAllLines(csv)).hasSize(2).last().asString().startsWith("1,2,");

    assertThat(typed("list", "--node", "pref-220001", "--json").out())
        .contains("\"JG-M03\"", "\"DONE\"", "\"JG-M12\"", "\"monthly\"", "\"op-7\"");
    assertThat(typed("list", "--lang", "ja").out()).contains("媒体管理番号", "取込", "完了");
  }

  private void refusedWithoutReason() {
    Path out = home.resolve("conditions.p7m");
    Typed missing =
        typed(
            "export",
            "--node",
            "agency-pension",
            "--request",
            "BULK-9994",
            "--out",
            out.toString(),
            "--operator",
            "op-7");
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.err()).contains("--reason");
    Typed blank =
        typed(
            "export",
            "--node",
            "agency-pension",
            "--request",
            "BULK-9994",
            "--out",
            out.toString(),
            "--operator",
            "op-7",
            "--reason",
            " ");
    assertThat(blank.exit()).isEqualTo(2);
    assertThat(blank.err()).contains("JG-O14");
    assertThat(out).doesNotExist();
    assertThat(typed("list").out()).contains("No medium");
  }

  private static void refusedWith(String id, Typed typed) {
    assertThat(typed.err()).contains(id);
    assertThat(typed.exit()).isEqualTo(1);
  }

  private Typed act(String verb, NodeId node, String... more) {
    List<String> words = new ArrayList<>(List.of(verb, "--node", node.value()));
    words.addAll(List.of("--operator", "op-7", "--reason", "monthly"));
    words.addAll(List.of(more));
    return typed(words.toArray(String[]::new));
  }

  private Typed typed(String... words) {
    List<String> all = new ArrayList<>(List.of("medium"));
    all.addAll(List.of(words));
    all.addAll(List.of("--home", home.toString()));
    return Typed.command(all.toArray(String[]::new));
  }

  /** Nobody is known at the server: the one condition finds nobody. */
  private void ask(String bulk) throws IOException {
    Path list = home.resolve("conditions.csv");
    Files.writeString(
        list, "individualNumber\n" + SyntheticBlock.individualNumber(9994).value() + "\n");
    Typed asked =
        bulk(
            "request",
            "--node",
            AGENCY.value(),
            "--to",
            SERVER.value(),
            "--file",
            list.toString(),
            "--purpose",
            "P11",
            "--operator",
            "op-1",
            "--request",
            bulk,
            "--by-medium");
    assertThat(asked.out()).contains("by medium");
    assertThat(asked.exit()).isZero();
  }

  private Typed bulk(String... words) {
    List<String> all = new ArrayList<>(List.of("bulk"));
    all.addAll(List.of(words));
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
        new BackboneSetup.Nodes(Set.of(AGENCY, SERVER, ANOTHER), 0, home.resolve("nodes"), sending),
        new BackboneSetup.Around(InstantSource.system(), random),
        MessageObserver.NONE);
  }
}
