package jukigate.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  @Test
  void callers_areAllThereAtATime() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    CyclicBarrier together = new CyclicBarrier(3);

    Figures figures =
        new ClosedLoop(3, SHORT)
            .run(
                () -> {
                  if (calls.incrementAndGet() <= 3) {
                    await(together);
                  }
                });

    assertThat(figures.exchanges()).isEqualTo(calls.get());
    assertThat(figures.perSecond()).isPositive();
  }

  @Test
  void failure_isNoExchangeAndIsCountedByItsReason() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();

    Figures figures =
        new ClosedLoop(1, SHORT)
            .run(
                () -> {
                  if (calls.incrementAndGet() % 2 == 0) {
                    throw new RefusedException(Refusal.of(RefusalCode.RESPONSE_UNRELATED));
                  }
                });

    assertThat(figures.errors() + figures.exchanges()).isEqualTo(calls.get());
    assertThat(figures.failures()).containsOnlyKeys(RefusalCode.RESPONSE_UNRELATED.id());
  }

  @Test
  void errorOfTheLoadItself_endsIt() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                new ClosedLoop(2, SHORT)
                    .run(
                        () -> {
                          throw new AssertionError("no exception");
                        }));
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
