package jukigate.app.command;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import jukigate.domain.time.BackboneClock;
import jukigate.domain.time.ClockState;

/** A clock in words: Japan's time, and how it goes. */
final class ClockView {
  private static final DateTimeFormatter FORM = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  private ClockView() {}

  static String text(Console console, BackboneClock clock) {
    ClockState state = clock.state();
    return text(console, clock.instant(), state.mode().name(), state.speed());
  }

  static String text(Console console, Instant instant, String mode, int speed) {
    return console.text("clock." + mode, text(instant), speed);
  }

  /** An instant in Japan's time. */
  static String text(Instant instant) {
    ZonedDateTime japan = instant.atZone(ZoneId.of("Asia/Tokyo"));
    return FORM.format(japan.toOffsetDateTime().withNano(0));
  }
}
