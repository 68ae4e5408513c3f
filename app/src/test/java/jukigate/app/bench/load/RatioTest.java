package jukigate.app.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jukigate.bench.load.Figures;
import jukigate.bench.load.Figures.Times;
import jukigate.bench.member.Contender;
import jukigate.bench.member.Order;
import jukigate.bench.work.Batch;
import jukigate.bench.work.Inquiry;
import jukigate.bench.work.Work;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatioTest {
  @TempDir private Path folder;

  private static final long SECOND = 1_000_000_000L;

  @Test
  void ratio_isOfTheSameRoundAndTheMostCallers() {
    List<Measured> rounds = new ArrayList<>();
    rounds.add(measured(1, Contender.OURS, 1, 1, 0));
    rounds.add(measured(1, Contender.POLICY, 1, 100, 0));
    for (int round = 1; round <= 3; round++) {
      rounds.add(measured(round, Contender.OURS, 4, 300, 0));
      rounds.add(measured(round, Contender.POLICY, 4, 100L * round, 0));
    }

    Ratio throughput = Ratio.of(rounds).getFirst();

    assertThat(throughput.name()).isEqualTo("throughput ours/policy");
    assertThat(throughput.value()).isEqualTo(new Spread(1.5, 1, 3));
  }

  @Test
  void share_isOfTheGatewaysOwnProcessorTime() {
    var rounds =
        List.of(
            measured(1, Contender.OURS, 4, 100, SECOND / 2),
            measured(1, Contender.SHARE, 4, 1_000, 0));

    Ratio share = Ratio.of(rounds).getFirst();

    assertThat(share.name()).isEqualTo("cpu gateway/share");
    assertThat(share.value().median()).isEqualTo(5); // 5 ms of 1 ms
  }

  @Test
  void change_countsInItsOwnDirectionOnly() {
    Spread now = new Spread(1, 1, 1);
    Ratio gain = new Ratio("throughput", "1k", now, true);
    Ratio cost = new Ratio("cpu", "1k", now, false);

    assertThat(gain.isWorseThan(1.3)).isTrue();
    assertThat(gain.isWorseThan(1.2)).isFalse();
    assertThat(gain.isWorseThan(0.1)).isFalse();
    assertThat(cost.isWorseThan(0.8)).isTrue();
    assertThat(cost.isWorseThan(0.9)).isFalse();
    assertThat(cost.isWorseThan(9)).isFalse();
  }

  @Test
  void resultsOfThisRun_areNotWorseThanThemselves() {
    LoadReport report = report(measured(1, Contender.OURS, 4, 100, SECOND));
    Path written = report.write(folder.resolve("out")).orThrow().resolve("results.json");

    assertThat(report.comparedWith(written).orThrow()).isEmpty();
    LoadReport slower = report(measured(1, Contender.OURS, 4, 50, SECOND));
    assertThat(slower.comparedWith(written).orThrow())
        .extracting(it -> it.now().name())
        .containsExactlyInAnyOrder(
            "throughput ours/policy", "cpu ours/policy", "cpu gateway/share");
  }

  @Test
  void fileWithoutARatioOfThisRun_isRefused() throws IOException {
    LoadReport report = report(measured(1, Contender.OURS, 4, 100, SECOND));
    Path other = folder.resolve("other.json");
    Files.writeString(other, "{\"ratios\": []}");

    assertThat(code(report.comparedWith(other))).isEqualTo(RefusalCode.FILE_INVALID);
    assertThat(code(report.comparedWith(folder.resolve("none"))))
        .isEqualTo(RefusalCode.FILE_UNREADABLE);
  }

  @Test
  void oneErrorWhileWarmingUp_makesARunBad() {
    LoadReport good = report(measured(1, Contender.OURS, 4, 100, SECOND));
    assertThat(good.isGood()).isTrue();

    var failed = new Figures(9, Map.of("JG-206", 1), 0, SECOND, SECOND, new Times(1, 1, 1, 1));
    LoadReport bad =
        report(
            new Measured(0, "ours", "1k", Order.Kind.CALLERS, 4, failed, 0),
            measured(1, Contender.OURS, 4, 100, SECOND));

    assertThat(bad.isGood()).isFalse();
    assertThat(bad.errors()).isEqualTo(1);
  }

  @Test
  void resultsOfAnotherExchange_areRefused() {
    Measured ours = measured(1, Contender.OURS, 4, 100, SECOND);
    Path updates = report(new Batch(), ours).write(folder.resolve("out")).orThrow();

    assertThat(code(report(new Inquiry(), ours).comparedWith(updates.resolve("results.json"))))
        .isEqualTo(RefusalCode.FILE_INVALID);
  }

  private static LoadReport report(Measured... ours) {
    return report(new Batch(), ours);
  }

  private static LoadReport report(Work<?, ?> work, Measured... ours) {
    List<Measured> all = new ArrayList<>(List.of(ours));
    all.add(measured(1, Contender.POLICY, 4, 100, 0));
    all.add(measured(1, Contender.SHARE, 4, 1_000, 0));
    Set<Contender> contenders = EnumSet.of(Contender.OURS, Contender.POLICY, Contender.SHARE);
    LoadPlan plan =
        new LoadPlan(
            work,
            contenders,
            List.of(LoadPlan.Size.of("1k", work, 1)),
            List.of(4),
            List.of(),
            1,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));
    return new LoadReport(Instant.EPOCH, Machine.here(), plan, all);
  }

  /** In one second, and one second of processor time. */
  private static Measured measured(
      int round, Contender contender, int callers, long exchanges, long gatewayCpu) {
    var figures =
        new Figures(exchanges, Map.of(), 0, SECOND, SECOND, new Times(1_000, 2_000, 3_000, 4_000));
    return new Measured(
        round, contender.label(), "1k", Order.Kind.CALLERS, callers, figures, gatewayCpu);
  }

  private static RefusalCode code(Outcome<?> outcome) {
    return ((Outcome.Refused<?>) outcome).refusal().code();
  }
}
