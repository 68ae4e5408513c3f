package jukigate.line.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jukigate.line.Place;
import jukigate.line.fault.FaultKind;
import org.junit.jupiter.api.Test;

class LineScheduleTest {
  private static final Instant BEGIN = Instant.parse("2026-06-02T00:00:00Z"); // 9:00 in Japan

  @Test
  void single_isOpenFromItsBeginningToItsEndAndNeverAgain() {
    var schedule = of(window("all", "cut", new Once(seconds(5), Optional.of(seconds(10)))));
    assertThat(changes(schedule, 3)).containsExactly(BEGIN.plusSeconds(5), BEGIN.plusSeconds(15));
    assertThat(schedule.open(BEGIN, BEGIN.plusSeconds(4))).isEmpty();
    assertThat(schedule.open(BEGIN, BEGIN.plusSeconds(5))).hasSize(1);
    assertThat(schedule.open(BEGIN, BEGIN.plusSeconds(14))).hasSize(1);
    assertThat(schedule.open(BEGIN, BEGIN.plusSeconds(15))).isEmpty();
  }

  @Test
  void singleWithoutLength_staysOpen() {
    var schedule = of(window("all", "cut", new Once(seconds(5), Optional.empty())));
    assertThat(changes(schedule, 3)).containsExactly(BEGIN.plusSeconds(5));
    assertThat(schedule.open(BEGIN, BEGIN.plus(Duration.ofDays(900)))).hasSize(1);
  }

  @Test
  void repeated_pausesAfterEachOpening() {
    var schedule =
        of(window("all", "cut", new Repeated(seconds(60), seconds(10), Optional.empty())));
    assertThat(changes(schedule, 4))
        .containsExactly(
            BEGIN.plusSeconds(60),
            BEGIN.plusSeconds(70),
            BEGIN.plusSeconds(130),
            BEGIN.plusSeconds(140));
  }

  @Test
  void repeatedByChance_followsItsSeedWithinHalfOfThePause() {
    var times = new Repeated(seconds(60), seconds(10), Optional.of(7L));
    List<Instant> once = changes(of(window("all", "cut", times)), 20);
    assertThat(changes(of(window("all", "cut", times)), 20)).isEqualTo(once);
    var other = new Repeated(seconds(60), seconds(10), Optional.of(8L));
    assertThat(changes(of(window("all", "cut", other)), 20)).isNotEqualTo(once);
    Instant end = BEGIN;
    for (int i = 0; i < once.size(); i += 2) {
      assertThat(Duration.between(end, once.get(i))).isBetween(seconds(30), seconds(90));
      assertThat(Duration.between(once.get(i), once.get(i + 1))).isEqualTo(seconds(10));
      end = once.get(i + 1);
    }
  }

  @Test
  void maintenance_goesByTheClockOfJapanAlsoOverMidnight() {
    var schedule = of(window("all", "cut", new Daily(LocalTime.of(23, 30), LocalTime.of(1, 0))));
    assertThat(changes(schedule, 4))
        .containsExactly(
            Instant.parse("2026-06-02T14:30:00Z"),
            Instant.parse("2026-06-02T16:00:00Z"),
            Instant.parse("2026-06-03T14:30:00Z"),
            Instant.parse("2026-06-03T16:00:00Z"));
    Instant night = Instant.parse("2026-06-02T15:30:00Z"); // 0:30 in Japan
    assertThat(schedule.open(night, night)).hasSize(1);
  }

  @Test
  void windowsThatSetOneFaultToTwoValuesAtOneTime_areDisputed() {
    var slow = window("all", "latency=50ms", new Once(seconds(0), Optional.of(seconds(10))));
    var slower =
        window("pref-220001", "latency=90ms", new Once(seconds(9), Optional.of(seconds(9))));
    assertThat(of(slow, slower).dispute()).isPresent();
    var later =
        window("pref-220001", "latency=90ms", new Once(seconds(10), Optional.of(seconds(9))));
    assertThat(of(slow, later).dispute()).isEmpty();
    var daily =
        window("prefectures", "latency=30ms", new Daily(LocalTime.of(1, 0), LocalTime.of(2, 0)));
    assertThat(of(daily, later).dispute()).isPresent();
    var elsewhere =
        window("cs-221007", "latency=10ms", new Once(seconds(10), Optional.of(seconds(9))));
    assertThat(of(elsewhere, later).dispute()).isEmpty();
  }

  @Test
  void windowsThatSetTheSame_mayOverlap() {
    var one = window("all", "cut", new Once(seconds(0), Optional.of(seconds(10))));
    var two = window("pref-220001", "cut", new Once(seconds(5), Optional.of(seconds(10))));
    assertThat(of(one, two).dispute()).isEmpty();
    assertThat(of(one, two).open(BEGIN, BEGIN.plusSeconds(7))).hasSize(2);
  }

  private static List<Instant> changes(LineSchedule schedule, int most) {
    List<Instant> changes = new ArrayList<>();
    Optional<Instant> next = schedule.change(BEGIN, BEGIN);
    while (next.isPresent() && changes.size() < most) {
      changes.add(next.get());
      next = schedule.change(BEGIN, next.get());
    }
    return changes;
  }

  private static LineSchedule of(Window... windows) {
    return new LineSchedule(List.of(windows));
  }

  private static Window window(String link, String fault, Window.Times times) {
    return new Window(Place.read(link, "both").orThrow(), FaultKind.parse(fault).orThrow(), times);
  }

  private static Duration seconds(long count) {
    return Duration.ofSeconds(count);
  }
}
