package jukigate.conformance.attack;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jukigate.domain.message.Payload;

/**
 * What came of one attack, in every variant.
 *
 * @param lane which of the targets was attacked, from 0
 */
public record AttackResult(Attack attack, List<Shown> variants, int lane) {
  public AttackResult {
    variants = List.copyOf(variants);
  }

  /** Refused in every variant, as it must be. */
  public boolean isRefused() {
    return variants.stream().allMatch(Shown::isRefused);
  }

  /** What a variant must satisfy; all of them. */
  public enum Rule {
    /**
     * The receiver's records are as before, and nothing reached a node; where only the node can
     * read the message, nothing that the node believed.
     */
    EFFECT,
    /** The answer is one of the expected. */
    ANSWER,
    /** The journal has the refusal, with its reason. */
    RECORD,
    /** Nobody was made to fetch anything. */
    CANARY,
    /** A good message is accepted before and after. */
    CONTROL
  }

  /**
   * One variant with its evidence.
   *
   * @param answer what came back, in one word
   * @param record what the endpoint has on record of it
   * @param before the state before
   * @param after the state after
   * @param canaryCalls how often the canary was called
   * @param controls whether the good messages before and after were accepted
   * @param terms what was allowed to come of it
   */
  public record Shown(
      String variant,
      List<Attack.Expected> expected,
      String answer,
      Optional<Witness.Recorded> record,
      Witness.State before,
      Witness.State after,
      int canaryCalls,
      Controls controls,
      Bytes bytes,
      Terms terms) {
    /** Of one message, of which nothing may pass. */
    public Shown(
        String variant,
        List<Attack.Expected> expected,
        String answer,
        Optional<Witness.Recorded> record,
        Witness.State before,
        Witness.State after,
        int canaryCalls,
        Controls controls,
        Bytes bytes) {
      this(
          variant,
          expected,
          answer,
          record,
          before,
          after,
          canaryCalls,
          controls,
          bytes,
          Terms.NOTHING_PASSES);
    }

    /** Of an endpoint that is not ours: its own ids are not known, that it refuses is. */
    private static final Pattern REFUSAL =
        Pattern.compile("JG-.+|alert:.+|closed|http:[45][0-9]{2}|fault of .+");

    /** The rules that do not hold; empty when the attack was refused as it must be. */
    public Set<Rule> broken() {
      EnumSet<Rule> broken = EnumSet.noneOf(Rule.class);
      mark(broken, Rule.EFFECT, terms.allow(before, after) && isUnbelieved());
      mark(broken, Rule.ANSWER, isSeen() ? isExpected() : isRefusal());
      mark(broken, Rule.RECORD, !isSeen() || expected.stream().anyMatch(this::recorded));
      mark(broken, Rule.CANARY, canaryCalls == 0);
      mark(broken, Rule.CONTROL, controls.before() && controls.after());
      return broken;
    }

    /** The rules that nobody can judge here, whatever they would say. */
    public Set<Rule> unobservable() {
      return isSeen() ? EnumSet.noneOf(Rule.class) : EnumSet.of(Rule.EFFECT, Rule.RECORD);
    }

    private boolean isSeen() {
      return !before.equals(Witness.State.UNSEEN);
    }

    /** What only the node can read reaches it; there it must not be believed. */
    private boolean isUnbelieved() {
      return !isAtNode(expected) || before.taken() == after.taken();
    }

    static boolean isAtNode(List<Attack.Expected> expected) {
      return expected.stream().anyMatch(Attack.Expected::atNode);
    }

    private boolean isRefusal() {
      return Arrays.stream(answer.split("\\+", -1))
          .allMatch(word -> REFUSAL.matcher(word).matches());
    }

    private boolean isExpected() {
      return expected.stream().anyMatch(it -> it.answer().equals(answer));
    }

    private boolean recorded(Attack.Expected one) {
      return one.answer().equals(answer)
          && (one.record().isEmpty() || record.filter(one::isRecordedAs).isPresent());
    }

    private static void mark(Set<Rule> broken, Rule rule, boolean holds) {
      if (!holds) {
        broken.add(rule);
      }
    }

    public boolean isRefused() {
      return broken().isEmpty();
    }
  }

  /** Whether the good messages around an attack were accepted. */
  public record Controls(boolean before, boolean after) {}

  /** The exact bytes; those heard without the HTTP head. */
  public record Bytes(Payload sent, Payload heard) {}
}
