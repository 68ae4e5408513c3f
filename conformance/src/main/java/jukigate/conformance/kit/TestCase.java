package jukigate.conformance.kit;

import java.util.List;
import jukigate.conformance.requirement.Layer;
import jukigate.conformance.requirement.Requirement;
import jukigate.conformance.requirement.Side;
import jukigate.domain.Bilingual;

/**
 * One thing that is looked at.
 *
 * @param id {@code <layer>/<section>/<n>}, stable
 * @param side in which part the system is looked at, never both
 * @param requirements that it shows; at least one
 */
public record TestCase(
    String id,
    Side side,
    List<Requirement> requirements,
    Severity severity,
    Bilingual title,
    Scene scene,
    Check check) {
  public TestCase {
    requirements = List.copyOf(requirements);
  }

  public Layer layer() {
    return Layer.valueOf(id.substring(0, id.indexOf('/')));
  }

  /** Whether who fails it does not conform; in strict mode also by what is planned. */
  public boolean isObligation(boolean strict) {
    return requirements.stream().anyMatch(it -> it.level().isObligation() || (strict && it.next()));
  }

  /** Whether it holds in this profile. */
  public boolean holdsIn(String profile) {
    return requirements.stream()
        .anyMatch(it -> it.profile().isEmpty() || it.profile().get().equals(profile));
  }
}
