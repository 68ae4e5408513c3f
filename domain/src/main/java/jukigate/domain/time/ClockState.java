package jukigate.domain.time;

import java.time.Duration;
import java.time.Instant;

/**
 * What a {@link BackboneClock} does, so that another process can tell the same time.
 *
 * @param mode how it goes
 * @param speed how many seconds go by in one second of the machine: 0 in {@code FROZEN}, 1 in
 *     {@code REAL}, 1 or more in {@code RUNNING}
 * @param at where the clock stood at {@code machineAt}; in {@code REAL} of no meaning
 */
public record ClockState(Mode mode, int speed, Instant at, Instant machineAt) {
  /** Faster than this, a message is older than 120 s before it can be admitted. */
  public static final int FASTEST = 360;

  /** How a clock goes. */
  public enum Mode {
    /** As the machine's. */
    REAL,
    /** It stands until it is moved. */
    FROZEN,
    /** By itself, from a time of its own. */
    RUNNING
  }

  public ClockState {
    boolean fits =
        switch (mode) {
          case REAL -> speed == 1;
          case FROZEN -> speed == 0;
          case RUNNING -> speed >= 1 && speed <= FASTEST;
        };
    if (!fits) {
      throw new IllegalArgumentException(mode + " at speed " + speed);
    }
  }

  /** As the machine's. */
  public static ClockState real(Instant machine) {
    return new ClockState(Mode.REAL, 1, machine, machine);
  }

  /** Standing at an instant. */
  public static ClockState frozen(Instant at, Instant machine) {
    return new ClockState(Mode.FROZEN, 0, at, machine);
  }

  /**
   * Going on from an instant.
   *
   * @param speed 1 to {@link #FASTEST}
   */
  public static ClockState running(int speed, Instant at, Instant machine) {
    return new ClockState(Mode.RUNNING, speed, at, machine);
  }

  /** What the clock says when the machine's says this; never before {@code at}. */
  Instant instant(Instant machine) {
    if (mode == Mode.REAL) {
      return machine;
    }
    Duration since = Duration.between(machineAt, machine);
    return since.isNegative() ? at : at.plus(since.multipliedBy(speed));
  }

  /** The same way of going, from another instant; a real clock goes on at its own pace. */
  ClockState from(Instant instant, Instant machine) {
    return mode == Mode.FROZEN ? frozen(instant, machine) : running(speed, instant, machine);
  }
}
