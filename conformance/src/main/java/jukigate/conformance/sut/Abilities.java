package jukigate.conformance.sut;

import java.util.HashSet;
import java.util.Set;

/**
 * In which exchanges a system takes part.
 *
 * @param sends exchanges that it begins, e.g. {@code X01}, and {@link #BATCHES}
 * @param receives exchanges in which it is called
 */
public record Abilities(Set<String> sends, Set<String> receives) {
  public Abilities {
    sends = Set.copyOf(sends);
    receives = Set.copyOf(receives);
  }

  /** Not everybody who sends updates sends batches of them. */
  public static final String BATCHES = "UpdateIdentityBatch";

  /** What a system has whose file says nothing else. */
  public static final Abilities DEFAULT = new Abilities(Set.of("X01"), receivable());

  /** All that a municipal CS has. */
  public static final Abilities ALL = new Abilities(sendable(), receivable());

  private static Set<String> sendable() {
    Set<String> all = new HashSet<>(Event.allExchanges());
    all.add(BATCHES);
    return all;
  }

  private static Set<String> receivable() {
    return Set.of("X04", "X05", "X06", "X07", "X11", "X12", "X13", "X19", "X20");
  }
}
