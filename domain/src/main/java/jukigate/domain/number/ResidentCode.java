package jukigate.domain.number;

import java.util.Optional;

/**
 * 住民票コード: ten digits and a check digit (住基法 7条13号, 施行規則 1条).
 *
 * <p>Personal data: {@link #toString} never shows it; {@link #value} is for the message and the
 * store only.
 *
 * @param value eleven ASCII digits with a correct check digit
 */
public record ResidentCode(String value) {
  public ResidentCode {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a resident code (住民票コード)");
    }
  }

  /** Empty when the form or the check digit is wrong. */
  public static Optional<ResidentCode> parse(String text) {
    return isValid(text) ? Optional.of(new ResidentCode(text)) : Optional.empty();
  }

  /**
   * Completes a body with its check digit.
   *
   * @param body ten ASCII digits
   */
  public static ResidentCode ofBody(String body) {
    return new ResidentCode(body + CheckDigit.modulo11(body));
  }

  @Override
  public String toString() {
    return "ResidentCode[masked]";
  }

  private static boolean isValid(String text) {
    return CheckDigit.isDigits(text, 11)
        && !CheckDigit.isOneDigitRepeated(text)
        && CheckDigit.modulo11(text.substring(0, 10)) == CheckDigit.digit(text, 10);
  }
}
