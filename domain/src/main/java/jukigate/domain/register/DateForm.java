package jukigate.domain.register;

import java.util.List;
import java.util.Optional;

/**
 * 年月日の形: the form codes of the contract ({@code F00} exact, {@code F01} to {@code F14} the 14 forms
 * of 不詳) with their 季節 and 旬 codes (行政基本情報データ連携モデル 日付及び時刻). Real code values are not public.
 */
public final class DateForm {
  private static final List<DateQualifier> SEASONS =
      List.of(
          DateQualifier.SPRING, DateQualifier.SUMMER, DateQualifier.AUTUMN, DateQualifier.WINTER);
  private static final List<DateQualifier> TEN_DAYS =
      List.of(DateQualifier.EARLY, DateQualifier.MIDDLE, DateQualifier.LATE);
  private static final List<DateQualifier> TEN_DAYS_ABOUT =
      List.of(DateQualifier.EARLY_ABOUT, DateQualifier.MIDDLE_ABOUT, DateQualifier.LATE_ABOUT);

  private DateForm() {}

  static String code(RegisterDate date) {
    DateParts start = date.start();
    return switch (date.qualifier()) {
      case NONE ->
          start.isUnknown() ? "F09" : start.isYear() ? "F10" : start.isMonth() ? "F11" : "F00";
      case ABOUT -> start.isYear() ? "F01" : start.isMonth() ? "F02" : "F03";
      case ESTIMATED -> start.isDay() ? "F04" : "F05";
      case SPRING, SUMMER, AUTUMN, WINTER -> "F06";
      case EARLY, MIDDLE, LATE -> "F07";
      case EARLY_ABOUT, MIDDLE_ABOUT, LATE_ABOUT -> "F08";
      case BETWEEN_UNTIL_ABOUT -> "F12";
      case BETWEEN_ESTIMATED -> "F13";
      case BETWEEN_ABOUT -> "F14";
    };
  }

  /** 季節: 10 春, 20 夏, 30 秋, 40 冬 (form F06). */
  public static Optional<String> seasonCode(DateQualifier qualifier) {
    return codeOf(SEASONS, qualifier);
  }

  /** 旬: 10 上旬, 20 中旬, 30 下旬 (forms F07 and F08). */
  public static Optional<String> tenDaysCode(DateQualifier qualifier) {
    return codeOf(TEN_DAYS, qualifier).or(() -> codeOf(TEN_DAYS_ABOUT, qualifier));
  }

  /**
   * The date of a message; empty when form and parts do not fit each other.
   *
   * @param formCode {@code F00} to {@code F14}
   * @param era empty for the Gregorian calendar
   * @param start year, month, day; 0 where the form has none
   * @param detail 季節 or 旬 code; empty for other forms
   * @param end until; for F13 and F14 in the month of the start
   */
  public static Optional<RegisterDate> read(
      String formCode,
      Optional<Era> era,
      DateParts start,
      Optional<String> detail,
      Optional<DateParts> end) {
    return qualifier(formCode, detail)
        .filter(qualifier -> RegisterDateRules.isAccepted(era, start, qualifier, end))
        .map(qualifier -> new RegisterDate(era, start, qualifier, end))
        .filter(date -> code(date).equals(formCode));
  }

  private static Optional<DateQualifier> qualifier(String formCode, Optional<String> detail) {
    return switch (formCode) {
      case "F06" -> detail.flatMap(code -> byCode(SEASONS, code));
      case "F07" -> detail.flatMap(code -> byCode(TEN_DAYS, code));
      case "F08" -> detail.flatMap(code -> byCode(TEN_DAYS_ABOUT, code));
      default -> detail.isPresent() ? Optional.empty() : plainQualifier(formCode);
    };
  }

  private static Optional<DateQualifier> plainQualifier(String formCode) {
    return switch (formCode) {
      case "F00", "F09", "F10", "F11" -> Optional.of(DateQualifier.NONE);
      case "F01", "F02", "F03" -> Optional.of(DateQualifier.ABOUT);
      case "F04", "F05" -> Optional.of(DateQualifier.ESTIMATED);
      case "F12" -> Optional.of(DateQualifier.BETWEEN_UNTIL_ABOUT);
      case "F13" -> Optional.of(DateQualifier.BETWEEN_ESTIMATED);
      case "F14" -> Optional.of(DateQualifier.BETWEEN_ABOUT);
      default -> Optional.empty();
    };
  }

  private static Optional<String> codeOf(List<DateQualifier> list, DateQualifier qualifier) {
    int index = list.indexOf(qualifier);
    return index < 0 ? Optional.empty() : Optional.of((index + 1) + "0");
  }

  private static Optional<DateQualifier> byCode(List<DateQualifier> list, String code) {
    return list.stream()
        .filter(one -> codeOf(list, one).filter(code::equals).isPresent())
        .findFirst();
  }
}
