package jukigate.domain.number;

import java.util.Locale;

/**
 * The numbers that invented residents may have. No range is officially reserved for tests, so the
 * product uses one documented block and refuses every number outside it unless a setting allows it.
 *
 * <p>住民票コード: bodies {@code 99xxxxxxxx}; 個人番号: bodies {@code 999xxxxxxxx}.
 */
public final class SyntheticBlock {
  private SyntheticBlock() {}

  public static boolean contains(ResidentCode code) {
    return code.value().startsWith("99");
  }

  public static boolean contains(IndividualNumber number) {
    return number.value().startsWith("999");
  }

  /**
   * @param index 0 to 99,999,999
   */
  public static ResidentCode residentCode(int index) {
    return ResidentCode.ofBody(String.format(Locale.ROOT, "99%08d", checked(index)));
  }

  /**
   * @param index 0 to 99,999,999
   */
  public static IndividualNumber individualNumber(int index) {
    return IndividualNumber.ofBody(String.format(Locale.ROOT, "999%08d", checked(index)));
  }

  private static int checked(int index) {
    if (index < 0 || index > 99_999_999) {
      throw new IllegalArgumentException("outside the synthetic block: " + index);
    }
    return index;
  }
}
