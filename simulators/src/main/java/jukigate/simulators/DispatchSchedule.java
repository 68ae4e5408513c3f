package jukigate.simulators;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jukigate.simulators.post.Dispatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Empties the outboxes in real time: at a pace, and at once when told of something new. */
final class DispatchSchedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DispatchSchedule.class);

  private final Dispatcher dispatcher;
  private final InstantSource clock;
  private final Duration pace;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outbox-timer").factory());

  DispatchSchedule(Dispatcher dispatcher, InstantSource clock, Duration pace) {
    this.dispatcher = dispatcher;
    this.clock = clock;
    this.pace = pace;
  }

  void start() {
    if (!pace.isZero()) {
      var unused =
          timer.scheduleWithFixedDelay(this::run, 0, pace.toMillis(), TimeUnit.MILLISECONDS);
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
    try {
      if (!timer.awaitTermination(5, TimeUnit.SECONDS)) {
        timer.shutdownNow();
      }
    } catch (InterruptedException e) {
      timer.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    asked.set(false);
    try {
      dispatcher.runDue(clock.instant());
    } catch (RuntimeException e) {
      LOG.error("A run through the outboxes failed; the next one tries again", e);
    }
  }
}
