package jukigate.app.desk;

import java.util.List;

/**
 * What was printed. Holds no personal data.
 *
 * @param papers in the order of printing
 * @param pending what another node has not answered or decided yet
 * @param refusals why something that is ready could not be printed; it stays ready
 */
public record PrintAnswer(
    List<Paper> papers, List<Pending> pending, List<DeskResult.Refused> refusals) {
  /**
   * A paper: the only place where its content is now.
   *
   * @param requestNumber 依頼管理番号 of what it answers
   * @param file PDF
   * @param substitutes characters that are printed by a 代替文字
   */
  public record Paper(String node, String requestNumber, String file, int pages, int substitutes) {}

  /** A request that waits. */
  public record Pending(String node, String requestNumber) {}
}
