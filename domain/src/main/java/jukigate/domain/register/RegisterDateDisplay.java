package jukigate.domain.register;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import jukigate.domain.Language;

/** A date of the register as people read it. */
final class RegisterDateDisplay {
  private RegisterDateDisplay() {}

  static String of(RegisterDate date, Language language) {
    return language == Language.JA ? japanese(date) : english(date);
  }

  private static String japanese(RegisterDate date) {
    DateParts start = date.start();
    if (start.isUnknown()) {
      return "年月日不詳";
    }
    String label = date.qualifier().label(Language.JA);
    String year = year(date);
    String month = start.month() > 0 ? start.month() + "月" : "";
    String day = start.day() > 0 ? start.day() + "日" : "";
    return switch (date.qualifier()) {
      case NONE -> year + (start.isYear() ? "月日不詳" : month + (start.isMonth() ? "日不詳" : day));
      case ESTIMATED -> label + year + month + day;
      case BETWEEN_UNTIL_ABOUT ->
          year
              + month
              + day
              + "から"
              + date.end().orElseThrow().month()
              + "月"
              + endDay(date)
              + "頃までの間";
      case BETWEEN_ESTIMATED -> year + month + label + day + "から" + endDay(date) + "までの間";
      case BETWEEN_ABOUT -> year + month + day + label + "から" + endDay(date) + label + "までの間";
      default -> year + month + day + label;
    };
  }

  private static String year(RegisterDate date) {
    int year = date.start().year();
    return date.era().map(era -> era.kanji() + (year == 1 ? "元" : year)).orElse("" + year) + "年";
  }

  private static String endDay(RegisterDate date) {
    return date.end().orElseThrow().day() + "日";
  }

  private static String english(RegisterDate date) {
    if (date.start().isUnknown()) {
      return "date unknown";
    }
    String label = date.qualifier().label(Language.EN);
    String prefix = label.isEmpty() ? "" : label + " ";
    String until = date.end().map(end -> untilEnglish(date, end)).orElse("");
    String era =
        date.era().map(e -> " (" + e.english() + " " + date.start().year() + ")").orElse("");
    return prefix + partsEnglish(date) + until + era;
  }

  private static String partsEnglish(RegisterDate date) {
    DateParts start = date.start();
    int year = date.westernYear().orElseThrow();
    if (start.isYear()) {
      return "" + year;
    }
    String month = month(start.month());
    return start.isMonth() ? month + " " + year : start.day() + " " + month + " " + year;
  }

  private static String untilEnglish(RegisterDate date, DateParts end) {
    boolean exactEnd = date.qualifier() == DateQualifier.BETWEEN_ESTIMATED;
    return " and " + (exactEnd ? "" : "around ") + end.day() + " " + month(end.month());
  }

  private static String month(int month) {
    return Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
