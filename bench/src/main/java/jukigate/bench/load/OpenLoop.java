package jukigate.bench.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Exchanges at a steady rate, whatever the subject does: says how long one waits. The time of each
 * counts from the moment at which it was due, so a subject that stalls makes all those wait that
 * were due meanwhile (no coordinated omission).
 *
 * <p>Not more than {@link #MOST} are under way at a time, as with the gateway's own limit; one that
 * is due then waits, and its wait counts. What is still not sent when twice the time is over, is
 * given up and counted.
 *
 * @param rate exchanges a second
 */
public record OpenLoop(int rate, Duration time) {
  /** The gateway takes so many of one sender at a time (limits.under-way-per-sender). */
  public static final int MOST = 32;

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  public Figures run(Exchange exchange) throws InterruptedException {
    return run(exchange, MOST, Beat.SYSTEM);
  }

  Figures run(Exchange exchange, int most, Beat beat) throws InterruptedException {
    Tally tally = new Tally(beat);
    AtomicLong next = new AtomicLong();
    Crew.run(
        most,
        () -> {
          for (long n = next.getAndIncrement(); n < exchanges(); n = next.getAndIncrement()) {
            one(exchange, tally, beat, tally.begin() + n * SECOND / rate);
          }
        });
    return tally.figures();
  }

  private void one(Exchange exchange, Tally tally, Beat beat, long due) {
    if (beat.now() - tally.begin() > 2 * time.toNanos()) {
      tally.giveUp(due);
      return;
    }
    beat.until(due);
    tally.run(exchange, due);
  }

  private long exchanges() {
    return time.toMillis() * rate / 1_000;
  }
}
