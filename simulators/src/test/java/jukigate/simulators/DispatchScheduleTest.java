package jukigate.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DispatchScheduleTest {
  private static final Instant NOW = Instant.parse("2026-12-22T00:00:00Z");

  @Test
  void start_erasesWhatIsDueByItself() throws Exception {
    var erasedAt = new CompletableFuture<Instant>();
    try (var schedule =
        new DispatchSchedule(now -> 0, erasedAt::complete, () -> NOW, Duration.ofDays(1))) {
      schedule.start();
      assertThat(erasedAt.get(10, TimeUnit.SECONDS)).isEqualTo(NOW);
    }
  }

  @Test
  void erasure_comesAtEveryMinuteOfTheClockAndNotOfTheMachine() throws Exception {
    var clock = new AtomicReference<>(NOW);
    var erased = new LinkedBlockingQueue<Instant>();
    var looked = new LinkedBlockingQueue<Instant>();
    try (var schedule =
        new DispatchSchedule(
            now -> looked.add(now) ? 0 : -1, erased::add, clock::get, Duration.ofMillis(2))) {
      schedule.start();
      assertThat(erased.poll(10, TimeUnit.SECONDS)).isEqualTo(NOW);
      Instant early = NOW.plus(Duration.ofSeconds(59));
      clock.set(early);
      while (!early.equals(looked.poll(10, TimeUnit.SECONDS))) {
        assertThat(erased).isEmpty();
      }
      Instant due = NOW.plus(Duration.ofSeconds(60));
      clock.set(due);
      assertThat(erased.poll(10, TimeUnit.SECONDS)).isEqualTo(due);
    }
  }

  @Test
  void paceZero_leavesErasureToTheCaller() {
    var erasedAt = new CompletableFuture<Instant>();
    try (var schedule =
        new DispatchSchedule(now -> 0, erasedAt::complete, () -> NOW, Duration.ZERO)) {
      schedule.start();
    }
    assertThat(erasedAt).isNotDone();
  }
}
