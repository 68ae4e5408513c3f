package jukigate.app.bench.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jukigate.app.backbone.BackboneSetup;
import jukigate.domain.node.NodeId;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
import jukigate.simulators.resident.InventedResidents;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small country: what the database looks at does not depend on how many there are. */
class PopulationBenchTest {
  private static final NodeId ASKER = new NodeId("cs-221007");

  @TempDir Path home;

  @Test
  void inquiries_areRight_andLookAtAsMuchOfALargerStore() throws Exception {
    List<Integer> told = new ArrayList<>();
    List<Grown> sizes = run(new PopulationBench.Plan(ASKER, List.of(300, 3_000), 5), told);

    assertThat(sizes).allMatch(Grown::isGood, "every answer right, by an index");
    assertThat(told).last().isEqualTo(3_000);
    assertThat(sizes).extracting(Grown::people).containsExactly(300, 3_000);
    for (Question question : Question.values()) {
      int few = sizes.getFirst().at(question).rows();
      assertThat(few).as(question.name()).isPositive();
      assertThat(sizes.getLast().at(question).rows())
          .as(question.name())
          .isLessThanOrEqualTo(few + 2);
    }
    assertThat(sizes.getFirst().asked()).noneMatch(it -> it.way() == Asked.Way.GATEWAY);
    assertThat(sizes.getLast().asked()).filteredOn(it -> it.way() == Asked.Way.GATEWAY).hasSize(3);
    page(sizes);
  }

  /** As after a run that was stopped on the way. */
  @Test
  void storeOfAnEarlierRun_isFilledFurther_andKnown() {
    var unusedFirst = run(new PopulationBench.Plan(ASKER, List.of(1_300), 5), new ArrayList<>());
    List<Integer> told = new ArrayList<>();

    List<Grown> sizes = run(new PopulationBench.Plan(ASKER, List.of(1_400, 2_900), 5), told);

    assertThat(told).startsWith(1_300).endsWith(2_900);
    assertThat(sizes).allMatch(Grown::isGood, "every answer right, by an index");
    assertThat(sizes).extracting(Grown::found).containsOnly(1_300);
    assertThat(Projection.of(sizes))
        .extracting(Projection::figure)
        .contains(Projection.Figure.DISK_GIGABYTES)
        .doesNotContain(Projection.Figure.FILL_SECONDS);
  }

  private List<Grown> run(PopulationBench.Plan plan, List<Integer> told) {
    return PopulationBench.run(
        setup(),
        plan,
        new PopulationBench.Audience() {
          @Override
          public void filled(int people) {
            told.add(people);
          }

          @Override
          public void found(int people) {
            told.add(people);
          }

          @Override
          public void grown(Grown size) {}
        });
  }

  private void page(List<Grown> sizes) throws Exception {
    Path report = home.resolve("out");
    var made = new PopulationReport(Instant.parse("2026-11-23T00:00:00Z"), sizes);
    made.write(report).orThrow();
    assertThat(made.projections()).hasSize(Projection.Figure.values().length);
    assertThat(Files.readString(report.resolve("population.html")))
        .contains(
            "uPlot", "default-src 'none'", "推計: 測定ではない", "not measured", "3,000", "125,000,000")
        .doesNotContainPattern("<(img|script|iframe|link)[^>]* (src|href)=");
    assertThat(Files.readString(report.resolve("results.json")))
        .contains("\"verdict\" : \"good\"", "\"worst\"")
        .doesNotContain("架空 太郎");
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
        new BackboneSetup.Nodes(
            Set.of(ASKER, NodeId.NATIONAL), 0, home.resolve("nodes"), Sending.WHEN_ASKED),
        new BackboneSetup.Around(InstantSource.system(), random),
        MessageObserver.NONE);
  }

  @Test
  void answersThatAreWrong_orWithoutIndex_makeItBad() {
    assertThat(asked(0, List.of()).isGood()).isTrue();
    assertThat(asked(1, List.of()).isGood()).isFalse();
    assertThat(asked(0, List.of("IDENTITY_RECORD")).isGood()).isFalse();
  }

  private static Asked asked(int wrong, List<String> scanned) {
    return new Asked(Question.CODE, Asked.Way.DESK, 5, wrong, 1, 2, 3, 4, 5, 6, 2, scanned);
  }

  @Test
  void line_goesThroughWhatIsStraight_andTellsWhatIsNot() {
    var straight =
        Line.through(
            List.of(new Line.Point(1, 5), new Line.Point(10, 23), new Line.Point(100, 203)));
    assertThat(straight.at(1_000)).isCloseTo(2_003, within(1e-6));
    assertThat(straight.worst()).isCloseTo(0, within(1e-9));

    var bent =
        Line.through(
            List.of(new Line.Point(1, 1), new Line.Point(10, 100), new Line.Point(100, 10_000)));
    assertThat(bent.worst()).isGreaterThan(0.5);
  }

  @Test
  void people_areDifferentOnes_andComeAllAgain() {
    var one = country().next(5_000);
    var other = new ArrayList<>(country().next(1_234));
    assertThat(one.subList(0, 1_234)).isEqualTo(other);
    assertThat(one).extracting(it -> it.record().residentCode()).doesNotHaveDuplicates();
    assertThat(one).extracting(it -> it.record().individualNumber()).doesNotHaveDuplicates();
  }

  /** Members of a household often share a name with somebody elsewhere; the crowd's is nobody's. */
  @Test
  void nobodyInvented_bearsTheNameOfTheCrowd() {
    assertThat(country().next(20_000)).noneMatch(it -> it.record().name().equals(Crowd.NAME));
  }

  private static WholeCountry country() {
    return new WholeCountry(InventedResidents.ofSeed(1));
  }
}
