package jukigate.app.runs;

import java.util.List;
import java.util.Optional;
import jukigate.domain.Language;

/**
 * What somebody wants to be run. Whether it can be is for {@link Choices} to say.
 *
 * @param target {@code own} for a laboratory of its own; {@code node} for a node in it (attacks);
 *     {@code backbone} for the one that is up; else the name of a file that describes a system
 * @param chosen ids; none: all
 * @param times how often each scenario is played
 * @param expect name of a file with the cases that are known to fail
 * @param withDos what wears out memory or time, too
 */
public record RunOrder(
    RunKind kind,
    String target,
    List<String> chosen,
    Optional<String> profile,
    Optional<Long> seed,
    int times,
    boolean strict,
    boolean plain,
    Optional<String> expect,
    boolean withDos,
    Language language) {
  static final String OWN = "own";
  static final String NODE = "node";
  static final String BACKBONE = "backbone";

  public RunOrder {
    chosen = List.copyOf(chosen);
  }

  boolean isAt(String place) {
    return target.equals(place);
  }
}
