package jukigate.conformance.kit;

import java.util.List;
import jukigate.domain.Bilingual;

/**
 * The system under test is called, as the gateway calls it.
 *
 * @param calls in this order, between two good ones that show that it serves at all
 */
public record Receiving(String id, Bilingual title, List<Call> calls) implements Scene {
  public Receiving {
    calls = List.copyOf(calls);
  }
}
