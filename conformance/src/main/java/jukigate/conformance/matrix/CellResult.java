package jukigate.conformance.matrix;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What came of a cell.
 *
 * @param answer what the attacker saw: {@code alert:…}, {@code closed}, the id of a signed refusal;
 *     {@code accepted}, or {@code request} when a request was sent to him
 * @param seen the same from the sender's side, where the attacker is the server; else empty
 * @param record the decision that the attacked end has on record
 * @param arrived messages that reached a node, or requests that reached the attacker
 */
public record CellResult(
    Cell cell, String answer, Optional<String> seen, Optional<Reason> record, long arrived) {
  /**
   * Why it was refused.
   *
   * @param id the innermost refusal, e.g. {@code JG-208}
   * @param text as it is on record
   */
  public record Reason(String id, String text) {}

  /** The end that was to dial did not: then nothing is shown. */
  static final String NOBODY = "nobody came";

  /** What must hold; all of them. */
  public enum Rule {
    /** The answer is a refusal where one must be, and none where not. */
    ANSWER,
    /** Nothing reached a node, and no request the attacker, unless it had to. */
    EFFECT,
    /** On record with the right reason. */
    RECORD
  }

  public boolean isTaken() {
    return answer.equals("accepted") || answer.equals("request");
  }

  /** The rules that do not hold. */
  public Set<Rule> broken() {
    EnumSet<Rule> broken = EnumSet.noneOf(Rule.class);
    if (isTaken() != cell.mustBeTaken() || answer.equals(NOBODY)) {
      broken.add(Rule.ANSWER);
    }
    if (arrived != (cell.mustBeTaken() ? 1 : 0)) {
      broken.add(Rule.EFFECT);
    }
    if (!cell.mustBeTaken() && !record.map(Reason::id).equals(cell.reason())) {
      broken.add(Rule.RECORD);
    }
    return broken;
  }

  public boolean isRight() {
    return broken().isEmpty();
  }
}
