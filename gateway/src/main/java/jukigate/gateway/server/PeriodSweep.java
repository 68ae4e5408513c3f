package jukigate.gateway.server;

import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jukigate.domain.FailureTrace;
import jukigate.gateway.journal.sql.SqlErasure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases the messages whose period is over: a minute after the start, then every hour, so that
 * nothing is kept a day too long. What fails is tried again at the next time.
 */
final class PeriodSweep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeriodSweep.class);
  private static final long FIRST_MINUTES = 1;
  private static final long EVERY_MINUTES = 60;

  private final SqlErasure erasure;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("period-sweep").factory());

  PeriodSweep(SqlErasure erasure, InstantSource clock) {
    this.erasure = erasure;
    this.clock = clock;
  }

  static PeriodSweep start(SqlErasure erasure, InstantSource clock) {
    var sweep = new PeriodSweep(erasure, clock);
    var unused =
        sweep.timer.scheduleWithFixedDelay(
            sweep::sweep, FIRST_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    return sweep;
  }

  /** Each class that lost messages is a line of the log; the rows are in the leaf. */
  void sweep() {
    try {
      erasure
          .due(clock.instant(), "rule")
          .forEach(
              some -> LOG.info("erased {} messages of class {}", some.records(), some.payloads()));
    } catch (RuntimeException e) {
      LOG.error("erasure: {}", new FailureTrace(e));
    }
  }

  @Override
  public void close() {
    timer.close();
  }
}
