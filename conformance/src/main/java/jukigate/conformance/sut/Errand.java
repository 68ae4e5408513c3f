package jukigate.conformance.sut;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the system under test is asked to do. A system that knows events enters the event; one that
 * knows messages only takes the drafts as they are.
 *
 * @param event what happened
 * @param resident whom it is about; invented
 * @param updateNumber 更新順番号 that the message must have
 * @param facts what else the event says, by name
 * @param drafts what the event makes a CS send; none where it sends nothing
 * @param gateway base URL to which messages go
 */
public record Errand(
    Event event,
    Person resident,
    int updateNumber,
    Map<String, String> facts,
    List<Draft> drafts,
    URI gateway) {
  public Errand {
    facts = Map.copyOf(facts);
    drafts = List.copyOf(drafts);
  }

  /** The first message. */
  public Optional<Draft> first() {
    return drafts.stream().findFirst();
  }

  /** Of what a right system does not do. */
  public Errand withoutDrafts() {
    return new Errand(event, resident, updateNumber, facts, List.of(), gateway);
  }

  /** Never what it says of the resident. */
  @Override
  public String toString() {
    return event.word();
  }
}
