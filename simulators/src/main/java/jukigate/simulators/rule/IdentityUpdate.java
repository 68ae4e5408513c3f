package jukigate.simulators.rule;

import java.util.Optional;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.register.CodeChange;
import jukigate.domain.register.IdentityRecord;

/**
 * 本人確認情報更新: one update with the control items that rules need.
 *
 * @param record the eight items
 * @param municipality 住所地の市町村; of an erasure, the one that erases
 * @param updateNumber 更新順番号, from 1
 * @param recoveryNumber 異常時更新順番号: the last number that the server has, when updates in between are
 *     lost; 0 of an update that follows on
 * @param codeChange 旧住民票コード and 住民票コード使用年月日, where the code changes
 */
public record IdentityUpdate(
    IdentityRecord record,
    LocalGovernmentCode municipality,
    int updateNumber,
    int recoveryNumber,
    Optional<CodeChange> codeChange) {
  public IdentityUpdate {
    if (updateNumber < 1 || recoveryNumber < 0) {
      throw new IllegalArgumentException("update numbers count from 1");
    }
  }

  /** An update that follows on the one before, of a resident who keeps the 住民票コード. */
  public IdentityUpdate(IdentityRecord record, LocalGovernmentCode municipality, int updateNumber) {
    this(record, municipality, updateNumber, 0, Optional.empty());
  }
}
