package jukigate.simulators;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import jukigate.domain.FailureTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens by itself: the outboxes are emptied, at a pace of the machine and at once when told
 * of something new; what must not be kept any longer is erased, at the start and at every minute of
 * the backbone's clock. What is due is asked of that clock, so one that stands makes nothing due.
 */
final class DispatchSchedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DispatchSchedule.class);

  /** An hour's worth at once would be felt by the messages beside it. */
  private static final Duration ERASURE = Duration.ofMinutes(1);

  private final ToIntFunction<Instant> dispatch;
  private final Consumer<Instant> erasure;
  private final InstantSource clock;
  private final Duration pace;
  private Instant nextErasure = Instant.MIN;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outbox-timer").factory());

  /** Of its own, so that no letter waits for an erasure. */
  private final ScheduledExecutorService eraser =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("erasure-timer").factory());

  /**
   * @param dispatch sends what is due at the given time and returns the number of attempts
   * @param erasure erases what is due at the given time
   * @param pace zero leaves both to the caller
   */
  DispatchSchedule(
      ToIntFunction<Instant> dispatch,
      Consumer<Instant> erasure,
      InstantSource clock,
      Duration pace) {
    this.dispatch = dispatch;
    this.erasure = erasure;
    this.clock = clock;
    this.pace = pace;
  }

  void start() {
    if (!pace.isZero()) {
      var unusedSending =
          timer.scheduleWithFixedDelay(this::run, 0, pace.toMillis(), TimeUnit.MILLISECONDS);
      var unusedErasing =
          eraser.scheduleWithFixedDelay(this::erase, 0, pace.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Many calls before a run cost one run. */
  void wake() {
    if (pace.isZero() || asked.getAndSet(true)) {
      return;
    }
    try {
      timer.execute(this::run);
    } catch (RejectedExecutionException closing) {
      LOG.debug("closing: what is in the outbox goes after the next start");
    }
  }

  @Override
  public void close() {
    timer.shutdown();
    eraser.shutdown();
    end(timer);
    end(eraser);
  }

  private static void end(ScheduledExecutorService one) {
    try {
      if (!one.awaitTermination(5, TimeUnit.SECONDS)) {
        one.shutdownNow();
      }
    } catch (InterruptedException e) {
      one.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void erase() {
    Instant now = clock.instant();
    if (now.isBefore(nextErasure)) {
      return;
    }
    try {
      erasure.accept(now);
      nextErasure = now.plus(ERASURE);
    } catch (RuntimeException e) {
      LOG.error("An erasure failed; the next one tries again: {}", new FailureTrace(e));
    }
  }

  private void run() {
    asked.set(false);
    try {
      boolean more = true;
      while (more && !timer.isShutdown()) {
        more = dispatch.applyAsInt(clock.instant()) > 0;
      }
    } catch (RuntimeException e) {
      LOG.error(
          "A run through the outboxes failed; the next one tries again: {}", new FailureTrace(e));
    }
  }
}
