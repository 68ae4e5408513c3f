package jukigate.app.bench.console;

import java.time.Duration;

/**
 * How soon a route was answered; microseconds from the request to the last byte.
 *
 * @param route path below {@code /api/v1/}, as it was asked
 * @param first the very first time, before anything of it was warm
 * @param bytes of the last answer
 */
public record Answered(String route, long first, long p50, long p95, long max, int bytes) {
  /** What a page that asks every two seconds may take. */
  public static final Duration LIMIT = Duration.ofMillis(300);

  /** The first time does not count: it loads what all later ones use. */
  public boolean isGood() {
    return max <= LIMIT.toNanos() / 1_000;
  }
}
