package jukigate.conformance.sut;

/**
 * What the system under test made of an errand, in its own words.
 *
 * @param remark refusal id, or anything that helps; may be empty
 */
public record Told(State state, String remark) {
  /** How far it has come, as the system sees it. */
  public enum State {
    /** The receiver has taken it. */
    ACKNOWLEDGED,
    /** Somebody said no to the content; it is not sent again by itself. */
    REFUSED,
    /** No answer that counts; it is sent again. */
    WAITING,
    /** It does not tell. */
    UNKNOWN
  }
}
