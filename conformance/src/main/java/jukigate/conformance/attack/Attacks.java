package jukigate.conformance.attack;

import java.util.List;
import java.util.Optional;

/** Every attack that is here, by id. */
public final class Attacks {
  private Attacks() {}

  public static List<Attack> all() {
    return Stimuli.ids().stream().map(AttackFile::read).toList();
  }

  /**
   * @param id e.g. {@code XSW-03}
   */
  public static Optional<Attack> ofId(String id) {
    return Optional.of(id).filter(Stimuli.ids()::contains).map(AttackFile::read);
  }

  /** How many variants an attack has. */
  public static int variants(Attack attack) {
    return Stimuli.of(attack.id()).size();
  }
}
