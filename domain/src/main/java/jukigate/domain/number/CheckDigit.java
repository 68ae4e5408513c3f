package jukigate.domain.number;

/**
 * The three check-digit rules of the register.
 *
 * <p>Sources: 個人番号 平成26年総務省令第85号 5条; 住民票コード 施行規則 1条 (formula as commonly published, see
 * docs/protocol.md); 全国地方公共団体コード JIS X 0401/0402.
 */
final class CheckDigit {
  private CheckDigit() {}

  /**
   * Modulo 11, weights 2 to 7 and again from 2, counted from the right; remainder 0 or 1 gives 0.
   */
  static int modulo11(String body) {
    int sum = 0;
    for (int n = 0; n < body.length(); n++) {
      sum += digit(body, body.length() - 1 - n) * (2 + n % 6);
    }
    int remainder = sum % 11;
    return remainder <= 1 ? 0 : 11 - remainder;
  }

  /** Weights 6 to 2 from the left; the last digit of 11 minus the remainder. */
  static int localGovernment(String body) {
    int sum = 0;
    for (int n = 0; n < 5; n++) {
      sum += digit(body, n) * (6 - n);
    }
    return (11 - sum % 11) % 10;
  }

  static boolean isDigits(String text, int length) {
    return text.length() == length && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  static boolean isOneDigitRepeated(String text) {
    return text.chars().distinct().count() == 1;
  }

  static int digit(String text, int index) {
    return text.charAt(index) - '0';
  }
}
