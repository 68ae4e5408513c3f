package jukigate.domain.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import jukigate.domain.Language;

/**
 * 住民基本台帳の日付: a date as the register has it, which a calendar need not have. Citizens' dates are in
 * the Japanese calendar, those of foreign residents in the Gregorian one. 明治45年7月30日, 大正15年12月25日
 * and 29 February of a common year are accepted and kept (住民記録システム標準仕様書).
 *
 * @param era empty for the Gregorian calendar and for 年月日不詳
 * @param start the date, or the beginning of a span
 * @param qualifier how exact it is; says which parts must be known
 * @param end the end of a span, in the same year; empty unless the qualifier is a BETWEEN
 */
public record RegisterDate(
    Optional<Era> era, DateParts start, DateQualifier qualifier, Optional<DateParts> end) {
  /** 年月日不詳. */
  public static final RegisterDate UNKNOWN =
      new RegisterDate(Optional.empty(), DateParts.UNKNOWN, DateQualifier.NONE, Optional.empty());

  public RegisterDate {
    if (!RegisterDateRules.isAccepted(era, start, qualifier, end)) {
      throw new IllegalArgumentException("not a date of the register");
    }
  }

  /** A day of the Gregorian calendar. */
  public static RegisterDate western(LocalDate date) {
    return western(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  /** Year, and month and day or 0 where they are not known. */
  public static RegisterDate western(int year, int month, int day) {
    return new RegisterDate(
        Optional.empty(), new DateParts(year, month, day), DateQualifier.NONE, Optional.empty());
  }

  /** The same day in the Japanese calendar; the newer era where two share it. */
  public static RegisterDate japanese(LocalDate date) {
    Era era = Era.of(date).orElseThrow(() -> new IllegalArgumentException("before 明治"));
    int year = date.getYear() - era.first().getYear() + 1;
    return japanese(era, new DateParts(year, date.getMonthValue(), date.getDayOfMonth()));
  }

  public static RegisterDate japanese(Era era, DateParts parts) {
    return new RegisterDate(Optional.of(era), parts, DateQualifier.NONE, Optional.empty());
  }

  public RegisterDate with(DateQualifier change) {
    return new RegisterDate(era, start, change, Optional.empty());
  }

  /** A span of the given kind that ends at {@code until} in the same year. */
  public RegisterDate between(DateQualifier kind, DateParts until) {
    return new RegisterDate(era, start, kind, Optional.of(until));
  }

  /** Reads {@link #text}; empty for anything else. */
  public static Optional<RegisterDate> parse(String text) {
    return RegisterDateText.parse(text);
  }

  /**
   * The stable form for stores and files: {@code S57-04-01}, {@code 1982-04-01}, {@code S57-04},
   * {@code S57;SPRING}, {@code S57-04-05..04-20;BETWEEN_UNTIL_ABOUT}, {@code UNKNOWN}.
   */
  public String text() {
    return RegisterDateText.format(this);
  }

  /**
   * The form of the contract, {@code F00} (exact) to {@code F14}: {@code F01} to {@code F14} are
   * the 14 forms of 不詳 in the order of the standard.
   */
  public String formCode() {
    return DateForm.code(this);
  }

  /** As an officer reads it: 昭和57年4月1日, 平成2年6月頃, 年月日不詳. */
  public String display(Language language) {
    return RegisterDateDisplay.of(this, language);
  }

  /** Gregorian year; empty for 年月日不詳. */
  public OptionalInt westernYear() {
    if (start.isUnknown()) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(era.map(e -> e.westernYear(start.year())).orElse(start.year()));
  }

  /**
   * The day on the calendar. Empty where it is not exactly known, where no calendar has it, and
   * before 明治6年, when the Japanese calendar was another one.
   */
  public Optional<LocalDate> toLocalDate() {
    if (!isExact() || isLunar()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.of(westernYear().getAsInt(), start.month(), start.day()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** True when year, month and day are known without a qualifier. */
  public boolean isExact() {
    return qualifier == DateQualifier.NONE && start.day() > 0;
  }

  private boolean isLunar() {
    return era.filter(e -> e == Era.MEIJI).isPresent() && start.year() < 6;
  }

  /**
   * For sorting only: yyyymmdd of the Gregorian calendar, 00 for parts that are not known, the
   * beginning of seasons and spans; 0 for 年月日不詳. Not a みなし生年月日: never shown, never sent.
   */
  public int sortKey() {
    return RegisterDateRules.sortKey(this);
  }

  /**
   * True only when both are exact and this one is earlier; what is not known is never too early.
   */
  public boolean isSurelyBefore(RegisterDate other) {
    return isExact() && other.isExact() && sortKey() < other.sortKey();
  }

  @Override
  public String toString() {
    return text();
  }
}
