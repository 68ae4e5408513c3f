package jukigate.simulators.rule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * 開庁時間: Monday to Friday, 8:30 to 17:15 in Japan; public holidays are not known here. This
 * project's own, after the notices of municipalities: what comes after hours is taken up on the
 * next working day.
 */
public final class OfficeHours {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final LocalTime CLOSES = LocalTime.of(17, 15);
  private static final Set<DayOfWeek> CLOSED = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private OfficeHours() {}

  /** The working day on which an officer takes up what came at this time. */
  public static LocalDate takenUpOn(Instant received) {
    var arrival = received.atZone(JAPAN);
    LocalDate day = arrival.toLocalDate();
    if (!arrival.toLocalTime().isBefore(CLOSES)) {
      day = day.plusDays(1);
    }
    while (CLOSED.contains(day.getDayOfWeek())) {
      day = day.plusDays(1);
    }
    return day;
  }
}
