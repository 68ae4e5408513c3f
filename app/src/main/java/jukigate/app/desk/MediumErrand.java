package jukigate.app.desk;

/**
 * An errand at the 代表端末 of a node played here.
 *
 * @param node the node; for LIST empty for all
 * @param request 依頼管理番号 of what is exported; else empty
 * @param to for EXPORT the receiver, where several chose one number; else empty
 * @param file absolute path of the medium's file; empty for LIST
 * @param operator 操作者ID
 * @param terminal 操作端末ID
 * @param reason 事由
 */
public record MediumErrand(
    Wish wish,
    String node,
    String request,
    String to,
    String file,
    String operator,
    String terminal,
    String reason) {
  /** What to do. */
  public enum Wish {
    EXPORT,
    IMPORT,
    LIST
  }

  /** The records of a node, or of all. */
  public static MediumErrand list(String node) {
    return new MediumErrand(Wish.LIST, node, "", "", "", "", "", "");
  }
}
