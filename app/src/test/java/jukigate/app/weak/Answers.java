package jukigate.app.weak;

import java.util.Optional;
import java.util.Set;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/** What weak versions of a check answer. */
final class Answers {
  private Answers() {}

  /** Always the same. */
  static Call.Instead give(Object value) {
    return call -> value;
  }

  /** The method does nothing. */
  static Call.Instead nothing() {
    return call -> null;
  }

  /** Passed, with the argument that was to be checked. */
  static Call.Instead pass(int index) {
    return call -> Outcome.passed(call.arguments()[index]);
  }

  /** These refusals are not made by a method that answers with an optional refusal. */
  static Call.Instead forgive(RefusalCode... codes) {
    return call ->
        call.original() instanceof Optional<?> answer
                && answer.filter(it -> !is(it, codes)).isPresent()
            ? answer
            : Optional.empty();
  }

  /** These refusals are not made by a method that answers with an outcome. */
  static Call.Instead forgive(Call.Instead instead, RefusalCode... codes) {
    return call -> {
      Object answer = call.original();
      return answer instanceof Outcome.Refused<?> refused && is(refused.refusal(), codes)
          ? Outcome.passed(instead.of(call))
          : answer;
    };
  }

  /** A refusal that is thrown becomes this answer. */
  static Call.Instead unlessThrown(Call.Instead instead) {
    return unlessThrown(instead, Call::original);
  }

  static Call.Instead unlessThrown(Call.Instead instead, Call.Instead first) {
    return call -> {
      try {
        return first.of(call);
      } catch (RefusedException | NullPointerException e) {
        return instead.of(call);
      }
    };
  }

  private static boolean is(Object refusal, RefusalCode... codes) {
    return refusal instanceof Refusal found && Set.of(codes).contains(found.code());
  }
}
