package jukigate.conformance.attack;

import java.util.List;
import jukigate.conformance.attack.AttackResult.Rule;

/**
 * What lets an attack through: the smallest set of defences that must be missing together. More
 * than one is defence in depth.
 *
 * @param attack e.g. {@code XSW-03}
 * @param variant the one that gets through then
 * @param breaks the rule that it breaks
 */
public record Loss(String attack, String variant, List<Defence> missing, Rule breaks) {
  public Loss {
    missing = List.copyOf(missing);
  }
}
