package jukigate.domain.register;

/**
 * 年月日: as written, without a claim that a calendar has it.
 *
 * @param year of the era or Gregorian, from 1; 0 when not known
 * @param month 1 to 12; 0 when not known
 * @param day 1 to 31 in every month; 0 when not known
 */
public record DateParts(int year, int month, int day) {
  static final DateParts UNKNOWN = new DateParts(0, 0, 0);

  public DateParts {
    boolean ordered = (year > 0 || month == 0) && (month > 0 || day == 0);
    if (!ordered || year < 0 || year > 9999 || month < 0 || month > 12 || day < 0 || day > 31) {
      throw new IllegalArgumentException("not a year, month and day");
    }
  }

  boolean isUnknown() {
    return year == 0;
  }

  boolean isMonth() {
    return month > 0 && day == 0;
  }

  boolean isYear() {
    return year > 0 && month == 0;
  }

  boolean isDay() {
    return day > 0;
  }

  int monthDay() {
    return month * 100 + day;
  }
}
