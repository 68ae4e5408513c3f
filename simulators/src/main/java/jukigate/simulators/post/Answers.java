package jukigate.simulators.post;

import jukigate.domain.refusal.Outcome;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.OutboxEntry;
import org.w3c.dom.Element;

/**
 * What the answer to an entry of an outbox leaves at its sender, in the transaction in which the
 * entry leaves the outbox.
 */
@FunctionalInterface
public interface Answers {
  /** What an answer is called that leaves nothing. */
  String ACKNOWLEDGED = "acknowledged";

  /**
   * What the answer was, in a word, without personal data. Refused when the answer is none that the
   * sender may take; the entry is then settled as refused.
   *
   * @param answer the answer's body, opened and valid
   */
  Outcome<String> take(NodeTables tables, OutboxEntry entry, Element answer);
}
