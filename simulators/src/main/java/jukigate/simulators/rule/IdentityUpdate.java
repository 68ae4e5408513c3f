package jukigate.simulators.rule;

import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.register.IdentityRecord;

/**
 * 本人確認情報更新: one update with the control items that rules need.
 *
 * @param record the eight items
 * @param municipality 住所地の市町村; of an erasure, the one that erases
 * @param updateNumber 更新順番号, from 1
 */
public record IdentityUpdate(
    IdentityRecord record, LocalGovernmentCode municipality, int updateNumber) {
  public IdentityUpdate {
    if (updateNumber < 1) {
      throw new IllegalArgumentException("update numbers count from 1");
    }
  }
}
