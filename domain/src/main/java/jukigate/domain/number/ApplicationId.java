package jukigate.domain.number;

import java.util.Locale;
import java.util.Optional;

/**
 * 申請書ID of a 個人番号カード交付申請書. That it has 23 digits is public; the parts are this project's own: 99,
 * the first five digits of the municipality's code, a running number of 15 digits, and a check
 * digit computed as that of a 住民票コード.
 *
 * @param value 23 ASCII digits with a correct check digit
 */
public record ApplicationId(String value) {
  private static final String OURS = "99";

  public ApplicationId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an application id (申請書ID)");
    }
  }

  /**
   * @param running from 1; a number is used once
   */
  public static ApplicationId of(LocalGovernmentCode municipality, long running) {
    String body =
        OURS + municipality.value().substring(0, 5) + String.format(Locale.ROOT, "%015d", running);
    return new ApplicationId(body + CheckDigit.modulo11(body));
  }

  /** Empty when the form or the check digit is wrong, or it is none of this project's. */
  public static Optional<ApplicationId> parse(String text) {
    return isValid(text) ? Optional.of(new ApplicationId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isValid(String text) {
    return CheckDigit.isDigits(text, 23)
        && text.startsWith(OURS)
        && CheckDigit.modulo11(text.substring(0, 22)) == CheckDigit.digit(text, 22);
  }
}
