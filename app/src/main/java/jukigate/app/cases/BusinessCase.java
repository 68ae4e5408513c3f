package jukigate.app.cases;

import java.util.List;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.simulators.store.OutboxEntry;

/**
 * What belongs together.
 *
 * @param messages in the order of their receipt, never empty
 * @param letters that a node of this process still owes
 * @param first number of the first row that was looked at
 * @param last number of the last one
 * @param cut whether there are more messages than are told
 */
public record BusinessCase(
    List<RecordedExchange> messages,
    List<OutboxEntry.Stored> letters,
    long first,
    long last,
    boolean cut) {
  public BusinessCase {
    messages = List.copyOf(messages);
    letters = List.copyOf(letters);
  }
}
