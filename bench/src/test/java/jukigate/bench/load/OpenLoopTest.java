package jukigate.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
  private static final OpenLoop SECOND = new OpenLoop(1_000, Duration.ofSeconds(1));

  private final OwnTime time = new OwnTime();
  private final AtomicInteger sent = new AtomicInteger();

  /** Time that goes on only when somebody works or waits. */
  private static final class OwnTime implements Beat {
    private long now = 7;

    @Override
    public long now() {
      return now;
    }

    @Override
    public void until(long nanos) {
      now = Math.max(now, nanos);
    }

    void pass(long millis) {
      now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
  }

  @Test
  void stall_countsForAllThatWereDueMeanwhile() throws InterruptedException {
    Figures figures = SECOND.run(() -> time.pass(sent.getAndIncrement() == 0 ? 500 : 0), 1, time);

    assertThat(figures.exchanges()).isEqualTo(1_000);
    assertThat(figures.micros().max()).isBetween(499_000L, 501_000L);
    assertThat(figures.micros().p99()).isBetween(489_000L, 491_000L);
    assertThat(figures.micros().p90()).isBetween(399_000L, 401_000L);
    assertThat(figures.micros().p50()).isLessThan(2_000);
  }

  @Test
  void subjectThatKeepsUp_waitsForNobody() throws InterruptedException {
    Figures figures = SECOND.run(() -> {}, 1, time);

    assertThat(figures.exchanges()).isEqualTo(1_000);
    assertThat(figures.micros().max()).isZero();
    assertThat(figures.nanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(999));
  }

  @Test
  void subjectTooFarBehind_isAskedNoMoreAndTheRestIsCounted() throws InterruptedException {
    Figures figures = SECOND.run(() -> time.pass(3_000), 1, time);

    assertThat(figures.exchanges()).isEqualTo(1);
    assertThat(figures.unsent()).isEqualTo(999);
    assertThat(figures.micros().p50()).isGreaterThan(2_000_000);
  }
}
