package jukigate.line.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Every day by the clock of Japan: maintenance (計画停止). Also over midnight.
 *
 * @param from first moment
 * @param to first moment after it; another one than {@code from}
 */
public record Daily(LocalTime from, LocalTime to) implements Window.Times {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  public Daily {
    if (from.equals(to)) {
      throw new IllegalArgumentException("from and to differ");
    }
  }

  /** Also one that was under way when the schedule began. */
  @Override
  public Optional<Window.Opening> next(Instant begin, Instant now) {
    LocalDate day = now.atZone(JAPAN).toLocalDate().minusDays(1);
    Window.Opening opening = on(day);
    while (!now.isBefore(opening.to())) {
      day = day.plusDays(1);
      opening = on(day);
    }
    return Optional.of(opening);
  }

  private Window.Opening on(LocalDate day) {
    Instant start = day.atTime(from).atZone(JAPAN).toInstant();
    Duration length = Duration.between(from, to);
    return new Window.Opening(start, start.plus(length.isPositive() ? length : length.plusDays(1)));
  }
}
