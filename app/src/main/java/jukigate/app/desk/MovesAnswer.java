package jukigate.app.desk;

import java.util.List;

/**
 * The answer to a {@link MovesQuestion}.
 *
 * @param undecided 転出届 and 転入予約 of Mynaportal that nobody has decided, in the order of receipt
 * @param missing 未着: moves out whose 転入通知 should have come by now
 */
public record MovesAnswer(List<Undecided> undecided, List<Missing> missing) {
  /**
   * A notice that waits. Holds no personal data.
   *
   * @param notice 依頼管理番号, by which a {@code movingNotice} event decides it
   * @param kind {@code OUT} (転出届) or {@code IN} (転入予約)
   * @param receivedAt ISO 8601 in UTC
   * @param takenUpOn the working day on which it is taken up
   */
  public record Undecided(
      String node, String notice, String kind, String receivedAt, String takenUpOn) {}

  /**
   * A move out that nobody has confirmed.
   *
   * @param residentCode 住民票コード: an officer asks the destination about this person (照会書)
   * @param destination CS of the 転入予定地
   * @param plannedDate 転出の予定年月日, in the text form of the register
   */
  public record Missing(String node, String residentCode, String destination, String plannedDate) {}
}
