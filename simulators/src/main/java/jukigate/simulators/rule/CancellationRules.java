package jukigate.simulators.rule;

import java.util.Optional;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.EventReason.Kind;

/**
 * 異動の取消し: appended, never a deletion. 増 takes back an erasure, 減 an entry, 修正 a correction; the
 * items sent are those of the state before, or of a first entry its own.
 */
final class CancellationRules {
  private CancellationRules() {}

  static Outcome<IdentityUpdate> check(IdentityState state, IdentityUpdate update) {
    EventReason reason = update.record().reason();
    Optional<IdentityUpdate> cancelled =
        state.standing().filter(last -> last.record().reason().kind() == cancelledBy(reason));
    if (cancelled.isEmpty()) {
      return Outcome.refused(RefusalCode.REASON_UNKNOWN, reason.code(), Rule.CANCELLATION);
    }
    IdentityUpdate restored = state.beforeStanding().orElse(cancelled.get());
    return IdentityItem.changed(restored.record(), update.record()).stream()
        .findFirst()
        .map(
            item ->
                Outcome.<IdentityUpdate>refused(
                    RefusalCode.CANCELLATION_DIFFERS, item, Rule.CANCELLATION))
        .orElseGet(() -> Outcome.passed(update));
  }

  private static Kind cancelledBy(EventReason reason) {
    return switch (reason) {
      case CANCELLATION_RESTORING -> Kind.ERASURE;
      case CANCELLATION_REMOVING -> Kind.ENTRY;
      case CANCELLATION_REVERTING -> Kind.CORRECTION;
      default -> Kind.NONE;
    };
  }
}
