package jukigate.app.bench.country;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jukigate.app.backbone.BackboneSetup;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small country: two prefectures with a city each. */
class CountryBenchTest {
  private static final LocalGovernmentCode SHIZUOKA = code("220001");
  private static final LocalGovernmentCode KANAGAWA = code("140007");
  private static final Set<NodeId> NODES =
      Set.of(
          new NodeId("cs-221007"),
          new NodeId("cs-141003"),
          NodeId.prefecture(SHIZUOKA),
          NodeId.prefecture(KANAGAWA),
          NodeId.supplementaryPrefecture(SHIZUOKA),
          NodeId.supplementaryPrefecture(KANAGAWA),
          NodeId.NATIONAL,
          NodeId.SUPPLEMENTARY_NATIONAL,
          NodeId.CARD_MANAGEMENT);
  private static final Stage.Times NO_TIME = new Stage.Times(1, 2, 3);

  @TempDir Path home;

  @Test
  void moves_areElevenMessagesEach_andAllArrive() throws Exception {
    List<Stage> seen = new ArrayList<>();
    var plan = new CountryBench.Plan(List.of(22, 44), Duration.ofSeconds(1));

    CountryResult result = CountryBench.run(setup(), plan, audience(seen));

    assertThat(result.isGood()).as(result.toString()).isTrue();
    assertThat(result.nodes()).isEqualTo(NODES.size());
    assertThat(result.minted()).isPositive();
    assertThat(result.idle().heapBytes()).isPositive();
    assertThat(result.stages()).isEqualTo(seen).hasSize(2);
    assertThat(seen.get(0))
        .returns(2, Stage::moves)
        .returns(2, Stage::ended)
        .returns(22L, Stage::acknowledged)
        .returns(Map.of(), Stage::refused);
    assertThat(seen.get(1)).returns(4, Stage::ended).returns(44L, Stage::acknowledged);
    assertThat(seen.get(1).move().p99()).isGreaterThan(seen.get(1).exchange().p50());
    page(result);
  }

  private static CountryBench.Audience audience(List<Stage> seen) {
    return new CountryBench.Audience() {
      @Override
      public void minted(int keys) {}

      @Override
      public void over(Stage stage) {
        seen.add(stage);
      }
    };
  }

  private void page(CountryResult result) throws Exception {
    Path report = home.resolve("out");
    new CountryReport(Instant.parse("2026-11-23T00:00:00Z"), result).write(report).orThrow();
    assertThat(Files.readString(report.resolve("country.html")))
        .contains("uPlot", "default-src 'none'", "4/4", "すべて届いた")
        .doesNotContainPattern("<(img|script|iframe|link)[^>]* (src|href)=");
    assertThat(Files.readString(report.resolve("results.json")))
        .contains("\"verdict\" : \"good\"", "\"acknowledged\" : 44");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "all arrived,            10, 0, 110, true,  true",
    "two seconds wait,       10, 0,  10, true,  true",
    "more than that waits,   10, 0,   9, true,  false",
    "one is left,            10, 1, 110, false, false",
    "one move has not ended,  9, 0, 110, false, false",
  })
  void stage_isWholeWhenAllArrived_andKeptUpWhenItCameInTime(
      String what, int ended, int left, long taken, boolean whole, boolean up) {
    var stage =
        new Stage(50, 1, 10, ended, taken, 110 - left, 0, left, NO_TIME, NO_TIME, 5, Map.of());
    assertThat(stage.isWhole()).as(what).isEqualTo(whole);
    assertThat(stage.keptUp()).as(what).isEqualTo(up);
  }

  private BackboneSetup setup() {
    JvmSecurity.harden();
    var random = new SecureRandom();
    var config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    return new BackboneSetup(
        TestPki.openOrMint(home.resolve("pki"), InstantSource.system(), random).orThrow(),
        config,
        new BackboneSetup.Nodes(NODES, 0, home.resolve("nodes"), Sending.BY_ITSELF),
        new BackboneSetup.Around(InstantSource.system(), random),
        MessageObserver.NONE);
  }

  private static LocalGovernmentCode code(String text) {
    return NodeId.parse("pref-" + text).orElseThrow().localGovernment().orElseThrow();
  }
}
