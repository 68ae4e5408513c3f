package jukigate.domain.time;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * The one clock of a backbone: as the machine's, standing, or going by itself from a time of its
 * own, once or many times as fast. It never goes back, except that a real one follows its machine.
 * Thread-safe.
 */
public final class BackboneClock implements InstantSource {
  private final InstantSource machine;
  private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);
  private volatile ClockState state;

  private final Consumer<ClockState> keeper;

  private BackboneClock(ClockState state, InstantSource machine, Consumer<ClockState> keeper) {
    this.state = state;
    this.machine = machine;
    this.keeper = keeper;
  }

  /** The machine's time, until it is told otherwise. */
  public static BackboneClock real(InstantSource machine) {
    return of(ClockState.real(machine.instant()), machine);
  }

  /** Goes on as another clock did. */
  public static BackboneClock of(ClockState state, InstantSource machine) {
    return of(state, machine, moved -> {});
  }

  /**
   * The same, telling of each change.
   *
   * @param keeper gets each new state before it is in force, so that no later time is ever used and
   *     then forgotten
   */
  public static BackboneClock of(
      ClockState state, InstantSource machine, Consumer<ClockState> keeper) {
    return new BackboneClock(state, machine, keeper);
  }

  /** Stands until it is moved. */
  public static BackboneClock frozen(Instant at, InstantSource machine) {
    return of(ClockState.frozen(at, machine.instant()), machine);
  }

  @Override
  public Instant instant() {
    ClockState now = state;
    Instant said = now.instant(machine.instant());
    return now.mode() == ClockState.Mode.REAL
        ? said
        : latest.accumulateAndGet(said, (one, other) -> one.isAfter(other) ? one : other);
  }

  public ClockState state() {
    return state;
  }

  /**
   * Moves to an instant and goes on from there as before; a real clock leaves the machine's time.
   *
   * @return the instant; refused with CLOCK_BACKWARDS when it lies behind
   */
  public synchronized Outcome<Instant> to(Instant instant) {
    Instant now = instant();
    if (instant.isBefore(now)) {
      return Outcome.refused(RefusalCode.CLOCK_BACKWARDS, instant, now);
    }
    use(state.from(instant, machine.instant()));
    return Outcome.passed(instant());
  }

  /** Stops where it is. */
  public synchronized void freeze() {
    use(ClockState.frozen(instant(), machine.instant()));
  }

  /**
   * Goes on from where it is.
   *
   * @param speed 1 to {@link ClockState#FASTEST}
   */
  public synchronized void run(int speed) {
    use(ClockState.running(speed, instant(), machine.instant()));
  }

  private void use(ClockState next) {
    keeper.accept(next);
    state = next;
  }
}
