package jukigate.app.desk;

/**
 * What is wanted of the lines of a running backbone.
 *
 * @param link a node id, {@code prefectures} or {@code all}
 * @param direction {@code in}, {@code out} or {@code both}
 * @param fault for SET as it is written, for CLEAR its first word or empty for all, for TAP the
 *     absolute path of the file; else empty
 */
public record FaultErrand(Wish wish, String link, String direction, String fault) {
  /** What to do. */
  public enum Wish {
    SHOW,
    SET,
    CLEAR,
    TAP,
    UNTAP
  }
}
