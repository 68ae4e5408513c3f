package jukigate.conformance.attack;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every attack that is here, by id. */
public final class Attacks {
  /** Large or expensive, under another letter of the catalogue. */
  private static final Set<String> HEAVY =
      Set.of(
          "ATT-02", "ATT-03", "ENC-10", "HTTP-03", "HTTP-04", "HTTP-05", "PKI-22", "SIG-18",
          "TLS-26", "TLS-27", "TLS-28", "TLS-29", "TLS-30", "XML-03", "XML-07", "XML-08", "XML-09",
          "XML-10", "XML-11", "XML-12");

  /** What needs the keys of whoever revokes. */
  private static final Set<String> OWN = Set.of("AUT-13");

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

  /**
   * Whether it can be sent to an endpoint of which nothing is known but the wire.
   *
   * @param withDos also what uses up the endpoint's memory or time
   */
  public static boolean suitsForeign(Attack attack, boolean withDos) {
    boolean dos = attack.layer().equals("DOS") || HEAVY.contains(attack.id());
    return !AnswerStimuli.all().containsKey(attack.id())
        && !OWN.contains(attack.id())
        && (withDos || !dos);
  }

  /** Whether anything of it is tried at this target. */
  public static boolean suits(Attack attack, Target target) {
    boolean answered =
        target.hostile().isPresent() || !AnswerStimuli.all().containsKey(attack.id());
    return answered && !tried(attack, target).isEmpty();
  }

  /** The variants that are tried at this target. */
  static List<Variant> tried(Attack attack, Target target) {
    return Stimuli.of(attack.id()).stream()
        .filter(it -> !attack.expected(it.name(), target.places()).isEmpty())
        .toList();
  }

  /** How many variants an attack has. */
  public static int variants(Attack attack) {
    return Stimuli.of(attack.id()).size();
  }

  /**
   * A variant of an attack, made at a range.
   *
   * @throws IllegalArgumentException where the attack has no such variant
   */
  public static Shot shot(Attack attack, String variant, Range range) {
    return Stimuli.variant(attack.id(), variant).make().apply(range);
  }

  /** Names of what an attack sends, in order. */
  public static List<String> names(Attack attack) {
    return Stimuli.of(attack.id()).stream().map(Variant::name).toList();
  }
}
