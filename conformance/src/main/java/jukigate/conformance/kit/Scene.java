package jukigate.conformance.kit;

import java.util.List;
import jukigate.conformance.stand.Conduct;
import jukigate.conformance.sut.Errand;
import jukigate.domain.Bilingual;

/**
 * What the system under test is made to do, and how the kit behaves meanwhile.
 *
 * @param id stable, e.g. {@code lost-answer}
 * @param title what happens in it
 * @param events of one resident, in this order; each is an errand of its own
 * @param again how often what waits is asked for again, after the last errand
 */
public record Scene(
    String id, Bilingual title, List<Errand.Event> events, int again, Conduct conduct) {
  public Scene {
    events = List.copyOf(events);
  }
}
