package jukigate.domain.number;

import java.util.Optional;

/**
 * 個人番号: eleven digits and a check digit (番号法 8条, 平成26年総務省令第85号 5条).
 *
 * <p>Personal data: {@link #toString} never shows it; {@link #value} is for the message and the
 * store only.
 *
 * @param value twelve ASCII digits with a correct check digit
 */
public record IndividualNumber(String value) {
  public IndividualNumber {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an individual number (個人番号)");
    }
  }

  /** Empty when the form or the check digit is wrong. */
  public static Optional<IndividualNumber> parse(String text) {
    return isValid(text) ? Optional.of(new IndividualNumber(text)) : Optional.empty();
  }

  /**
   * Completes a body with its check digit.
   *
   * @param body eleven ASCII digits
   */
  public static IndividualNumber ofBody(String body) {
    return new IndividualNumber(body + CheckDigit.modulo11(body));
  }

  @Override
  public String toString() {
    return "IndividualNumber[masked]";
  }

  private static boolean isValid(String text) {
    return CheckDigit.isDigits(text, 12)
        && !CheckDigit.isOneDigitRepeated(text)
        && CheckDigit.modulo11(text.substring(0, 11)) == CheckDigit.digit(text, 11);
  }
}
