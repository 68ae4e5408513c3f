package jukigate.app.chaos;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that can go wrong. */
final class ShiftedClock implements InstantSource {
  private final InstantSource right;
  private volatile Duration behind = Duration.ZERO;

  ShiftedClock(InstantSource right) {
    this.right = right;
  }

  void behind(Duration by) {
    behind = by;
  }

  @Override
  public Instant instant() {
    return right.instant().minus(behind);
  }
}
