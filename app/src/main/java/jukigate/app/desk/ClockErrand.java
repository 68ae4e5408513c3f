package jukigate.app.desk;

/**
 * What is wanted of the clock of a running backbone.
 *
 * @param value for ADVANCE a period, for TO an instant or date, for SPEED a number; else empty
 */
public record ClockErrand(Wish wish, String value) {
  /** What to do. */
  public enum Wish {
    SHOW,
    ADVANCE,
    TO,
    FREEZE,
    RESUME,
    SPEED
  }
}
