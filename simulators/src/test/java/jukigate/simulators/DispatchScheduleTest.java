package jukigate.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DispatchScheduleTest {
  private static final Instant NOW = Instant.parse("2026-12-22T00:00:00Z");

  @Test
  void start_erasesWhatIsDueByItself() throws Exception {
    var erasedAt = new CompletableFuture<Instant>();
    try (var schedule =
        new DispatchSchedule(now -> {}, erasedAt::complete, () -> NOW, Duration.ofDays(1))) {
      schedule.start();
      assertThat(erasedAt.get(10, TimeUnit.SECONDS)).isEqualTo(NOW);
    }
  }

  @Test
  void paceZero_leavesErasureToTheCaller() {
    var erasedAt = new CompletableFuture<Instant>();
    try (var schedule =
        new DispatchSchedule(now -> {}, erasedAt::complete, () -> NOW, Duration.ZERO)) {
      schedule.start();
    }
    assertThat(erasedAt).isNotDone();
  }
}
