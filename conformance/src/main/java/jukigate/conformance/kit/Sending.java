package jukigate.conformance.kit;

import java.util.List;
import jukigate.conformance.stand.Conduct;
import jukigate.conformance.sut.Event;
import jukigate.domain.Bilingual;

/**
 * The system under test sends; how the kit behaves meanwhile.
 *
 * @param events of one resident, in this order; each is an errand of its own
 * @param again how often what waits is asked for again, after the last errand
 */
public record Sending(String id, Bilingual title, List<Event> events, int again, Conduct conduct)
    implements Scene {
  public Sending {
    events = List.copyOf(events);
  }
}
