package jukigate.simulators.rule;

import jukigate.domain.register.RegisterText;

/**
 * What an operator orders to be sent to a household.
 *
 * @param number 送付先管理番号
 * @param print 印刷区分: 1 個人番号通知書, 2 交付申請書
 * @param office where letters come from and cards go
 */
public record DeliveryOrder(String number, String print, Place office) {
  /**
   * 交付場所, カード送付場所: an office of the municipality.
   *
   * @param postalCode seven digits without hyphen
   */
  public record Place(RegisterText name, String postalCode, RegisterText address, String phone) {}
}
