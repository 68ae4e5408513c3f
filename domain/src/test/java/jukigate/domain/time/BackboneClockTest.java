package jukigate.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class BackboneClockTest {
  private static final Instant START = Instant.parse("2026-04-01T00:00:00Z");

  private Instant machine = START;
  private final InstantSource machineClock = () -> machine;

  private void machinePasses(Duration time) {
    machine = machine.plus(time);
  }

  @Test
  void realClock_followsTheMachineAlsoBackwards() {
    var clock = BackboneClock.real(machineClock);
    machinePasses(Duration.ofMinutes(5));
    assertThat(clock.instant()).isEqualTo(machine);
    machinePasses(Duration.ofMinutes(-7));
    assertThat(clock.instant()).isEqualTo(machine);
  }

  @Test
  void frozenClock_standsUntilItIsMoved() {
    var clock = BackboneClock.frozen(START, machineClock);
    machinePasses(Duration.ofDays(3));
    assertThat(clock.instant()).isEqualTo(START);

    Instant later = START.plus(Duration.ofDays(31));
    assertThat(clock.to(later)).isEqualTo(Outcome.passed(later));
    machinePasses(Duration.ofDays(3));
    assertThat(clock.instant()).isEqualTo(later);
  }

  @Test
  void runningClock_goesAsFastAsItIsTold() {
    var clock = BackboneClock.of(ClockState.running(60, START, machine), machineClock);
    machinePasses(Duration.ofSeconds(10));
    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(10)));
    clock.freeze();
    machinePasses(Duration.ofSeconds(10));
    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(10)));
    clock.run(1);
    machinePasses(Duration.ofSeconds(10));
    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofSeconds(610)));
  }

  @Test
  void step_leavesTheWayOfGoingAsItWas() {
    var clock = BackboneClock.of(ClockState.running(60, START, machine), machineClock);
    Instant later = START.plus(Duration.ofDays(1));
    clock.to(later).orThrow();
    machinePasses(Duration.ofSeconds(1));
    assertThat(clock.instant()).isEqualTo(later.plusSeconds(60));
  }

  @Test
  void stepOfARealClock_goesOnAtItsOwnPace() {
    var clock = BackboneClock.real(machineClock);
    Instant later = START.plus(Duration.ofDays(1));
    clock.to(later).orThrow();
    machinePasses(Duration.ofSeconds(1));
    assertThat(clock.instant()).isEqualTo(later.plusSeconds(1));
    assertThat(clock.state().mode()).isEqualTo(ClockState.Mode.RUNNING);
  }

  @Test
  void stepBack_isRefusedAndChangesNothing() {
    var clock = BackboneClock.frozen(START, machineClock);
    Instant before = START.minusSeconds(1);
    assertThat(clock.to(before))
        .isEqualTo(Outcome.refused(RefusalCode.CLOCK_BACKWARDS, before, START));
    assertThat(clock.instant()).isEqualTo(START);
  }

  @Test
  void machineThatIsPutBack_doesNotTakeARunningClockWithIt() {
    var clock = BackboneClock.of(ClockState.running(2, START, machine), machineClock);
    machinePasses(Duration.ofMinutes(10));
    Instant seen = clock.instant();
    machinePasses(Duration.ofMinutes(-30));
    assertThat(clock.instant()).isEqualTo(seen);
    clock.freeze();
    assertThat(clock.instant()).isEqualTo(seen);
  }

  @Test
  void state_tellsAnotherProcessTheSameTime() {
    var clock = BackboneClock.of(ClockState.running(60, START, machine), machineClock);
    clock.to(START.plus(Duration.ofDays(2))).orThrow();
    var other = BackboneClock.of(clock.state(), machineClock);
    machinePasses(Duration.ofSeconds(42));
    assertThat(other.instant()).isEqualTo(clock.instant());
  }

  @Test
  void speedBeyondTheFastest_isNoState() {
    assertThatThrownBy(() -> ClockState.running(361, START, START))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ClockState.running(0, START, START))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
