package jukigate.domain.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.Optional;

/** The ways to say how far a clock is to be moved. Days, months and years are those of Japan. */
public final class TimeStep {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private TimeStep() {}

  /**
   * An ISO 8601 period: {@code P31D}, {@code P1Y2M} or {@code PT5M}, {@code P1DT2H}.
   *
   * @return where it leads; empty when it is none, is negative, or leads beyond the year 9999
   */
  public static Optional<Instant> after(Instant from, String period) {
    try {
      Instant to = from.atZone(JAPAN).plus(amount(period)).toInstant();
      boolean fits = !to.isBefore(from) && to.atZone(JAPAN).getYear() <= 9999;
      return fits ? Optional.of(to) : Optional.empty();
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static TemporalAmount amount(String period) {
    boolean hasTime = period.contains("T");
    return hasTime ? Duration.parse(period) : Period.parse(period);
  }

  /**
   * An instant with its offset ({@code 2027-01-01T09:00:00+09:00}, {@code …Z}), or a date, which is
   * 0:00 of that day in Japan.
   */
  public static Optional<Instant> instant(String text) {
    try {
      return Optional.of(
          text.contains("T")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDate.parse(text).atStartOfDay(JAPAN).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
