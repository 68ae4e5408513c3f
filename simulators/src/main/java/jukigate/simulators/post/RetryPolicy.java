package jukigate.simulators.post;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When a notification is tried again, and when it is given up.
 *
 * @param first pause after the first failure
 * @param longest pauses double up to this one
 * @param attempts attempts at most, at least 1
 * @param age given up when it is older than this
 */
public record RetryPolicy(Duration first, Duration longest, int attempts, Duration age) {
  /** 1 s, 2 s, 4 s … 5 minutes; given up after 7 days or 3,000 attempts. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5), 3_000, Duration.ofDays(7));

  public RetryPolicy {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || attempts < 1) {
      throw new IllegalArgumentException("pauses are positive and attempts at least 1");
    }
  }

  /**
   * The pause doubles with each failure and loses up to half of itself by chance, so that many
   * senders do not come back at the same moment.
   *
   * @param failures failures so far, at least 1
   */
  Duration pause(int failures, RandomGenerator random) {
    Duration full = first;
    for (int i = 1; i < failures && full.compareTo(longest) < 0; i++) {
      full = full.multipliedBy(2);
    }
    long millis = Math.min(full.toMillis(), longest.toMillis());
    return Duration.ofMillis(millis - random.nextLong(millis / 2 + 1));
  }

  boolean givesUp(int failures, Instant createdAt, Instant now) {
    return failures >= attempts || createdAt.plus(age).isBefore(now);
  }
}
