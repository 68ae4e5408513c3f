package jukigate.domain.register;

import java.time.LocalDate;
import java.util.Optional;

/** Which combinations of era, parts and qualifier the register knows, and how they sort. */
final class RegisterDateRules {
  private RegisterDateRules() {}

  static boolean isAccepted(
      Optional<Era> era, DateParts start, DateQualifier qualifier, Optional<DateParts> end) {
    return calendarFits(era, start)
        && partsFit(start, qualifier)
        && end.isPresent() == qualifier.isBetween()
        && end.map(until -> endFits(era, start, qualifier, until)).orElse(true);
  }

  private static boolean calendarFits(Optional<Era> era, DateParts start) {
    if (start.isUnknown()) {
      return era.isEmpty();
    }
    return era.map(e -> eraFits(e, start)).orElse(start.year() >= 1800);
  }

  /**
   * Within the era as far as the parts are known; 明治 began in another calendar, so only its year.
   */
  private static boolean eraFits(Era era, DateParts parts) {
    if (parts.year() > era.lastYear()) {
      return false;
    }
    boolean inFirst = parts.year() == 1 && era != Era.MEIJI;
    boolean inLast = parts.year() == era.lastYear();
    return !(inFirst && isOutside(parts, era.first(), -1))
        && !(inLast && isOutside(parts, era.last(), 1));
  }

  private static boolean isOutside(DateParts parts, LocalDate bound, int side) {
    if (parts.month() == 0) {
      return false;
    }
    int month = Integer.compare(parts.month(), bound.getMonthValue());
    boolean sameMonth = month == 0 && parts.day() > 0;
    return month == side
        || (sameMonth && Integer.compare(parts.day(), bound.getDayOfMonth()) == side);
  }

  private static boolean partsFit(DateParts start, DateQualifier qualifier) {
    if (qualifier.isSeason()) {
      return start.isYear();
    }
    if (qualifier.isTenDays()) {
      return start.isMonth();
    }
    if (qualifier.isBetween()) {
      return start.isDay();
    }
    return switch (qualifier) {
      case ABOUT -> !start.isUnknown();
      case ESTIMATED -> start.month() > 0;
      default -> true;
    };
  }

  private static boolean endFits(
      Optional<Era> era, DateParts start, DateQualifier qualifier, DateParts end) {
    boolean sameMonth =
        qualifier == DateQualifier.BETWEEN_UNTIL_ABOUT || end.month() == start.month();
    return end.isDay()
        && end.year() == start.year()
        && end.monthDay() > start.monthDay()
        && sameMonth
        && calendarFits(era, end);
  }

  static int sortKey(RegisterDate date) {
    DateParts start = date.start();
    int year = date.westernYear().orElse(0);
    int month =
        switch (date.qualifier()) {
          case SPRING -> 3;
          case SUMMER -> 6;
          case AUTUMN -> 9;
          case WINTER -> 12;
          default -> start.month();
        };
    int day =
        switch (date.qualifier()) {
          case EARLY, EARLY_ABOUT -> 1;
          case MIDDLE, MIDDLE_ABOUT -> 11;
          case LATE, LATE_ABOUT -> 21;
          default -> start.day();
        };
    return year * 10_000 + month * 100 + day;
  }
}
