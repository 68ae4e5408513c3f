package jukigate.console.edge;

import java.util.Optional;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/** What a request gives, as it has to be; else it is refused with what is allowed. */
final class Given {
  private Given() {}

  /** A text that says something. */
  static String text(String name, String text) {
    return Optional.ofNullable(text)
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .orElseThrow(() -> invalid(name + ": …"));
  }

  /** A whole number from 1. */
  static long number(String name, String text, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    throw invalid(name + ": 1…" + most);
  }

  static RefusedException invalid(String allowed) {
    return new RefusedException(Refusal.of(RefusalCode.CONSOLE_REQUEST_INVALID, allowed));
  }
}
