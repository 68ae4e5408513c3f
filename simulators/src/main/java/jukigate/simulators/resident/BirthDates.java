package jukigate.simulators.resident;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import jukigate.domain.register.DateParts;
import jukigate.domain.register.DateQualifier;
import jukigate.domain.register.RegisterDate;

/**
 * 生年月日, among old people now and then one that is not exactly known (不詳), or that no calendar has.
 */
final class BirthDates {
  private BirthDates() {}

  static LocalDate day(Draw draw, LocalDate asOf, int age) {
    return asOf.minusYears(age).minusDays(draw.below(365));
  }

  /** Citizens in the Japanese calendar, foreign residents in the Gregorian one. */
  static RegisterDate of(Draw draw, LocalDate day, int age, boolean foreign) {
    if (foreign) {
      return RegisterDate.western(day);
    }
    RegisterDate date = RegisterDate.japanese(day);
    boolean uncertain = age >= 75 && draw.chance(60);
    return uncertain ? uncertain(draw.below(15), date, day) : date;
  }

  private static RegisterDate uncertain(int form, RegisterDate date, LocalDate day) {
    DateParts parts = date.start();
    RegisterDate year = cut(date, 0, 0);
    RegisterDate month = cut(date, parts.month(), 0);
    RegisterDate early = cut(date, parts.month(), 5);
    return switch (form) {
      case 0 -> year.with(DateQualifier.ABOUT);
      case 1 -> month.with(DateQualifier.ABOUT);
      case 2 -> date.with(DateQualifier.ABOUT);
      case 3 -> date.with(DateQualifier.ESTIMATED);
      case 4 -> month.with(DateQualifier.ESTIMATED);
      case 5 -> year.with(DateQualifier.SPRING);
      case 6 -> month.with(DateQualifier.EARLY);
      case 7 -> month.with(DateQualifier.MIDDLE_ABOUT);
      case 8 -> RegisterDate.UNKNOWN;
      case 9 -> year;
      case 10 -> month;
      case 11 -> between(early, DateQualifier.BETWEEN_UNTIL_ABOUT);
      case 12 -> between(early, DateQualifier.BETWEEN_ESTIMATED);
      case 13 -> between(early, DateQualifier.BETWEEN_ABOUT);
      default -> day.isLeapYear() ? date : cut(date, 2, 29);
    };
  }

  /** Fewer parts, or other ones, of the same year; the date itself where an era ends in between. */
  private static RegisterDate cut(RegisterDate date, int month, int day) {
    DateParts parts = new DateParts(date.start().year(), month, day);
    String year = date.text().substring(0, 3);
    String text =
        day > 0
            ? String.format(Locale.ROOT, "%s-%02d-%02d", year, month, day)
            : month > 0 ? String.format(Locale.ROOT, "%s-%02d", year, month) : year;
    return RegisterDate.parse(text).filter(cut -> cut.start().equals(parts)).orElse(date);
  }

  private static RegisterDate between(RegisterDate start, DateQualifier kind) {
    DateParts parts = start.start();
    int last = Math.min(28, parts.day() + 15);
    return parts.day() < last
        ? start.between(kind, new DateParts(parts.year(), parts.month(), last))
        : start.with(DateQualifier.ABOUT);
  }

  /** The day on which somebody of a known birth day could first have moved. */
  static Optional<LocalDate> afterBirth(Draw draw, LocalDate birth, LocalDate asOf) {
    int days = (int) (asOf.toEpochDay() - birth.toEpochDay());
    return days < 2 ? Optional.empty() : Optional.of(birth.plusDays(draw.between(1, days - 1)));
  }
}
