package jukigate.bench.load;

import java.time.Duration;

/**
 * Callers that each wait for an answer before they ask again: says how much a subject gets done.
 * Not how long one waits: a slow subject is asked less.
 *
 * @param callers how many at a time
 */
public record ClosedLoop(int callers, Duration time) {
  public Figures run(Exchange exchange) throws InterruptedException {
    Beat beat = Beat.SYSTEM;
    Tally tally = new Tally(beat);
    long end = tally.begin() + time.toNanos();
    Crew.run(
        callers,
        () -> {
          for (long now = beat.now(); now < end; now = beat.now()) {
            tally.run(exchange, now);
          }
        });
    return tally.figures();
  }
}
