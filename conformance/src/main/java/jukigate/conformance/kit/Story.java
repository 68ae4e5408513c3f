package jukigate.conformance.kit;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jukigate.conformance.stand.Conduct;
import jukigate.domain.Bilingual;

/**
 * The system under test sends and is called by turns.
 *
 * @param sends exchanges that it must begin in it
 * @param receives exchanges in which it must be called
 * @param conduct how the kit answers meanwhile; made anew for each play
 * @param plot what happens
 */
public record Story(
    String id,
    Bilingual title,
    Set<String> sends,
    Set<String> receives,
    Supplier<Conduct> conduct,
    Consumer<Play> plot)
    implements Scene {
  public Story {
    sends = Set.copyOf(sends);
    receives = Set.copyOf(receives);
  }
}
