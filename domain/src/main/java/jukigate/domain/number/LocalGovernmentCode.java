package jukigate.domain.number;

import java.util.Locale;
import java.util.Optional;

/**
 * 全国地方公共団体コード: prefecture (2 digits), municipality (3 digits), check digit.
 *
 * @param value six ASCII digits with a correct check digit, e.g. {@code 221007} (静岡市)
 */
public record LocalGovernmentCode(String value) {
  public LocalGovernmentCode {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a local government code (団体コード): " + value);
    }
  }

  /** Empty when the form or the check digit is wrong. */
  public static Optional<LocalGovernmentCode> parse(String text) {
    return isValid(text) ? Optional.of(new LocalGovernmentCode(text)) : Optional.empty();
  }

  /** The code of a prefecture from its JIS X 0401 number, 1 to 47. */
  public static LocalGovernmentCode ofPrefecture(int number) {
    if (number < 1 || number > 47) {
      throw new IllegalArgumentException("no such prefecture: " + number);
    }
    String body = String.format(Locale.ROOT, "%02d000", number);
    return new LocalGovernmentCode(body + CheckDigit.localGovernment(body));
  }

  public boolean isPrefecture() {
    return value.startsWith("000", 2);
  }

  /** The prefecture in which this municipality lies; of a prefecture, itself. */
  public LocalGovernmentCode prefecture() {
    return ofPrefecture(Integer.parseInt(value.substring(0, 2)));
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isValid(String text) {
    return CheckDigit.isDigits(text, 6)
        && CheckDigit.localGovernment(text) == CheckDigit.digit(text, 5)
        && Integer.parseInt(text.substring(0, 2)) >= 1
        && Integer.parseInt(text.substring(0, 2)) <= 47;
  }
}
