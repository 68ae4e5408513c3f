package jukigate.console.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts what failed of late. */
final class Throttle {
  private final int most;
  private final Duration window;
  private final Deque<Instant> failures = new ArrayDeque<>();

  Throttle(int most, Duration window) {
    this.most = most;
    this.window = window;
  }

  boolean isShut(Instant now) {
    while (!failures.isEmpty() && !failures.getFirst().plus(window).isAfter(now)) {
      failures.removeFirst();
    }
    return failures.size() >= most;
  }

  void failed(Instant now) {
    failures.addLast(now);
  }
}
