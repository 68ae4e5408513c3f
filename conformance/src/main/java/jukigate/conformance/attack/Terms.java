package jukigate.conformance.attack;

import jukigate.conformance.line.Heard;

/**
 * How several connections are made, and what may come of them.
 *
 * @param atOnce whether all of them speak at the same moment; else one after the other
 * @param accepted so many good messages are among what is sent: exactly these must be accepted
 * @param delivered so many more may reach a node, which itself refuses them
 * @param eye looks at an answer more closely than at its word
 */
public record Terms(boolean atOnce, int accepted, int delivered, Eye eye) {
  public static final Terms NOTHING_PASSES = new Terms(false, 0, 0, (heard, word) -> word);

  /** Of answers that were looked at. */
  public static Terms of(boolean atOnce, int accepted, int delivered) {
    return new Terms(atOnce, accepted, delivered, NOTHING_PASSES.eye());
  }

  /** What a word is worth. */
  @FunctionalInterface
  public interface Eye {
    /** The same word, or another one for what is wrong with the answer. */
    String word(Heard heard, String word);
  }

  /** So many of them are good. */
  Terms accepting(int good) {
    return new Terms(atOnce, good, delivered, eye);
  }

  /** So many of them are for the node to refuse. */
  Terms delivering(int refusedByNode) {
    return new Terms(atOnce, accepted, refusedByNode, eye);
  }

  public Terms together() {
    return new Terms(true, accepted, delivered, eye);
  }

  Terms seenBy(Eye other) {
    return new Terms(atOnce, accepted, delivered, other);
  }

  /** Whether the state after is what may become of the state before. */
  boolean allow(Witness.State before, Witness.State after) {
    if (accepted == 0 && delivered == 0) {
      return before.equals(after);
    }
    return (accepted > 0 || before.resident().equals(after.resident()))
        && after.arrived() - before.arrived() == accepted + delivered
        && after.outbox() - before.outbox() == accepted;
  }
}
