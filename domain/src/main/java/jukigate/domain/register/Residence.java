package jukigate.domain.register;

import jukigate.domain.number.LocalGovernmentCode;

/**
 * Where the resident lives (items 8 to 12; 12 外字数(住所) is derived).
 *
 * @param municipality 市町村コード
 * @param townCode 大字・字コード: 1 to 12 digits, this project's own values
 * @param postalCode 郵便番号: seven digits without hyphen
 * @param address 住所
 */
public record Residence(
    LocalGovernmentCode municipality, String townCode, String postalCode, RegisterText address) {
  public Residence {
    if (!townCode.matches("[0-9]{1,12}") || !postalCode.matches("[0-9]{7}")) {
      throw new IllegalArgumentException("not a town or postal code");
    }
  }
}
