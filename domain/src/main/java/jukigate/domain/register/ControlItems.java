package jukigate.domain.register;

import java.time.Instant;
import java.util.Set;

/**
 * The control items of a record (items 26 to 36).
 *
 * @param request who asked for the last change and under which number (26 to 28)
 * @param updateNumber 更新順番号: counts the changes of this resident from 1 to 999,999,999 (29)
 * @param recoveryNumber 異常時更新順番号: 0 unless the change was re-entered in recovery (30)
 * @param flags 更新禁止, 予定者, 排他, 外字 (31 to 34)
 * @param status レコード状況フラグ (35)
 * @param timestamp タイムスタンプ (36)
 */
public record ControlItems(
    Request request,
    int updateNumber,
    int recoveryNumber,
    Set<RecordFlag> flags,
    RecordStatus status,
    Instant timestamp) {
  public ControlItems {
    flags = Set.copyOf(flags);
    if (updateNumber < 1 || updateNumber > 999_999_999 || recoveryNumber < 0) {
      throw new IllegalArgumentException("update numbers count from 1");
    }
  }

  /**
   * @param requestNumber 依頼管理番号 (26)
   * @param operatorId 操作者ID (27)
   * @param terminalId 操作端末ID (28)
   */
  public record Request(String requestNumber, String operatorId, String terminalId) {}
}
