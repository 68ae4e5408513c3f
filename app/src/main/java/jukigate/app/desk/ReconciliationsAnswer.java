package jukigate.app.desk;

import java.util.List;

/**
 * The answer to a {@link ReconciliationsQuestion}, by CS, oldest run first.
 *
 * @param refusals of the CS where the operator may not look
 */
public record ReconciliationsAnswer(List<Run> runs, List<DeskResult.Refused> refusals) {
  /**
   * A run of a CS with one server.
   *
   * @param run its number, the 依頼管理番号 of the event that started it
   * @param startedAt ISO 8601 in UTC
   * @param endedAt when the whole result had arrived; empty until then
   * @param compared judged records
   * @param changedMeanwhile records left out, since the server updated them after the start
   * @param differenceCount all of them
   * @param differences the first ones
   */
  public record Run(
      String node,
      String server,
      String run,
      String startedAt,
      String endedAt,
      int compared,
      int changedMeanwhile,
      int differenceCount,
      List<Found> differences) {}

  /**
   * A difference, without the values of the items.
   *
   * @param residentCode 住民票コード, masked unless a reason was given
   * @param kind D1 to D7 of the contract
   * @param items local names of the items that differ
   * @param repair F1 to F3 of the contract
   */
  public record Found(String residentCode, String kind, List<String> items, String repair) {}
}
