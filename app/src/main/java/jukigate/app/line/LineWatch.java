package jukigate.app.line;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jukigate.domain.FailureTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the lines of a backbone to their schedule while its clock goes, however fast. */
public final class LineWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LineWatch.class);

  /** How late a change may be, in the time of the machine. */
  private static final Duration PACE = Duration.ofMillis(100);

  private final LineTimetable timetable;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("line-schedule").factory());

  private LineWatch(LineTimetable timetable, InstantSource clock) {
    this.timetable = timetable;
    this.clock = clock;
  }

  /** Begins; the lines are what they must be when this returns. */
  public static LineWatch begin(LineTimetable timetable, InstantSource clock) {
    LineWatch watch = new LineWatch(timetable, clock);
    timetable.follow(clock.instant());
    var unused =
        watch.timer.scheduleWithFixedDelay(
            watch::follow, PACE.toMillis(), PACE.toMillis(), TimeUnit.MILLISECONDS);
    return watch;
  }

  private void follow() {
    try {
      timetable.follow(clock.instant());
    } catch (RuntimeException e) {
      LOG.error("The lines did not follow their schedule: {}", new FailureTrace(e));
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
