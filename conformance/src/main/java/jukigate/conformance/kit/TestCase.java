package jukigate.conformance.kit;

import java.util.List;
import java.util.Locale;
import java.util.Set;
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
 * @param own whether it looks at what only the contract of this project has
 */
public record TestCase(
    String id,
    Side side,
    List<Requirement> requirements,
    Severity severity,
    Bilingual title,
    boolean own,
    Scene scene,
    Check check) {
  public TestCase {
    requirements = List.copyOf(requirements);
  }

  public Layer layer() {
    return Layer.valueOf(id.substring(0, id.indexOf('/')));
  }

  /** Whether it is part of a run with any contract pack. */
  public boolean isGeneric() {
    return !own && layer() != Layer.business && !(scene instanceof Story);
  }

  /** Whether the system is made to send for it. */
  public boolean isAboutSending() {
    return !(scene instanceof Receiving);
  }

  /** Whether the system is called for it. */
  public boolean isAboutAnswering() {
    return !(scene instanceof Sending);
  }

  /** Exchanges that the system must begin for it. */
  Set<String> sends() {
    return scene instanceof Story story ? story.sends() : Set.of();
  }

  /** Exchanges in which the system must be called for it. */
  Set<String> receives() {
    return switch (scene) {
      case Story story -> story.receives();
      case Receiving called when layer() == Layer.business ->
          Set.of(id.substring(9, 12).toUpperCase(Locale.ROOT));
      case Receiving called -> Set.of();
      case Sending sending -> Set.of();
    };
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
