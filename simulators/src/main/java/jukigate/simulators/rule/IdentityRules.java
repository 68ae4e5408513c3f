package jukigate.simulators.rule;

import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.EventReason.Kind;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.RecordFlag;

/**
 * 本人確認情報更新 at a prefecture or national server: the checks of the message by itself, then against
 * the record, in an order in which the first refusal is the one that helps most.
 */
public final class IdentityRules {
  private IdentityRules() {}

  /**
   * The state after the update, or why it is refused.
   *
   * @param scope whose residents the server keeps
   * @param state what it has of the resident, found by 住民票コード (where that changes, by the former
   *     one)
   */
  public static Outcome<IdentityState> apply(
      ServerScope scope, Optional<IdentityState> state, IdentityUpdate update) {
    return messageByItself(scope, update)
        .then(
            checked ->
                state.map(known -> known(scope, known, checked)).orElseGet(() -> unknown(checked)));
  }

  private static Outcome<IdentityUpdate> messageByItself(ServerScope scope, IdentityUpdate update) {
    IdentityRecord record = update.record();
    if (!record.reason().isSent()) {
      return refused(RefusalCode.REASON_UNKNOWN, record.reason().code(), Rule.NOT_SENT);
    }
    if (!scope.covers(update.municipality())) {
      return refused(RefusalCode.OUTSIDE_PREFECTURE, update.municipality(), Rule.OWN_PREFECTURE);
    }
    if (record.eventDate().isSurelyBefore(record.birthDate())) {
      return refused(RefusalCode.DATE_ORDER, "異動年月日 (eventDate)", Rule.DATES_IN_ORDER);
    }
    return CodeRules.complete(update);
  }

  private static Outcome<IdentityState> unknown(IdentityUpdate update) {
    if (update.recoveryNumber() > 0) {
      return refused(
          RefusalCode.RECOVERY_MISMATCH, 0, update.recoveryNumber(), Rule.RECOVERY_NUMBER);
    }
    EventReason reason = update.record().reason();
    if (NationalityRules.erasureBefore(reason).isPresent()) {
      return refused(RefusalCode.RESIDENT_UNKNOWN, Rule.NUMBERS_KEPT);
    }
    return reason.kind() == Kind.ENTRY && !reason.isCancellation()
        ? Outcome.passed(IdentityState.of(update))
        : refused(RefusalCode.RESIDENT_UNKNOWN, Rule.RECORD_MUST_EXIST);
  }

  private static Outcome<IdentityState> known(
      ServerScope scope, IdentityState state, IdentityUpdate update) {
    return flags(state, update)
        .then(free -> order(scope, state, free))
        .then(ordered -> fitsStatus(state, ordered))
        .then(fitting -> fitsSender(state, fitting))
        .then(own -> NationalityRules.follows(state, own))
        .then(following -> NumberRules.check(state, following))
        .then(numbered -> content(state, numbered))
        .map(state::append);
  }

  private static Outcome<IdentityUpdate> flags(IdentityState state, IdentityUpdate update) {
    if (state.flags().contains(RecordFlag.UPDATE_PROHIBITED)) {
      return refused(RefusalCode.UPDATE_PROHIBITED, Rule.RECORD_FLAGS);
    }
    boolean plannedMoverMoves =
        state.flags().contains(RecordFlag.PLANNED)
            && update.record().reason() == EventReason.MOVE_WITHIN;
    return state.flags().contains(RecordFlag.LOCKED) || plannedMoverMoves
        ? refused(RefusalCode.RECORD_LOCKED, Rule.RECORD_FLAGS)
        : Outcome.passed(update);
  }

  /**
   * An entry for an open record is judged by its sense unless a number is missing in between: what
   * is missing may be the erasure. A prefecture does not see what happens elsewhere, so a resident
   * who comes back may bring any greater number.
   */
  private static Outcome<IdentityUpdate> order(
      ServerScope scope, IdentityState state, IdentityUpdate update) {
    if (update.recoveryNumber() > 0) {
      return recovery(state, update);
    }
    int expected = state.updateNumber() + 1;
    int received = update.updateNumber();
    boolean entry = isPlainEntry(update);
    if (entry && state.isOpen() && received <= expected) {
      return refused(RefusalCode.RESIDENT_EXISTS, Rule.LOGIC_CHECK);
    }
    boolean comesBack = entry && !state.isOpen() && scope instanceof ServerScope.Prefecture;
    if (received == expected || (comesBack && received > expected)) {
      return Outcome.passed(update);
    }
    return refused(RefusalCode.SEQUENCE_GAP, expected, received, Rule.UPDATE_NUMBER);
  }

  /**
   * The sender knows where the server stands, so what is missing in between is known to be lost.
   */
  private static Outcome<IdentityUpdate> recovery(IdentityState state, IdentityUpdate update) {
    int last = state.updateNumber();
    if (update.recoveryNumber() != last) {
      return refused(
          RefusalCode.RECOVERY_MISMATCH, last, update.recoveryNumber(), Rule.RECOVERY_NUMBER);
    }
    return update.updateNumber() > last
        ? Outcome.passed(update)
        : refused(RefusalCode.SEQUENCE_GAP, last + 1, update.updateNumber(), Rule.UPDATE_NUMBER);
  }

  private static Outcome<IdentityUpdate> fitsStatus(IdentityState state, IdentityUpdate update) {
    boolean needsOpenRecord = !update.record().reason().isCancellation() && !isPlainEntry(update);
    return needsOpenRecord && !state.isOpen()
        ? refused(RefusalCode.RECORD_CLOSED, Rule.RECORD_MUST_EXIST)
        : Outcome.passed(update);
  }

  private static Outcome<IdentityUpdate> fitsSender(IdentityState state, IdentityUpdate update) {
    boolean own = update.municipality().equals(state.municipality());
    return own || isPlainEntry(update)
        ? Outcome.passed(update)
        : refused(
            RefusalCode.NOT_THE_MUNICIPALITY,
            NodeId.municipality(update.municipality()),
            Rule.OWN_RESIDENTS);
  }

  private static Outcome<IdentityUpdate> content(IdentityState state, IdentityUpdate update) {
    EventReason reason = update.record().reason();
    if (reason.isCancellation()) {
      return CancellationRules.check(state, update);
    }
    if (reason != EventReason.MOVE_WITHIN) {
      return Outcome.passed(update);
    }
    return IdentityItem.changed(state.current(), update.record()).stream()
        .filter(item -> item != IdentityItem.ADDRESS)
        .findFirst()
        .map(
            item ->
                IdentityRules.<IdentityUpdate>refused(
                    RefusalCode.MOVE_CHANGES_MORE, item, Rule.LOGIC_CHECK))
        .orElseGet(() -> Outcome.passed(update));
  }

  private static boolean isPlainEntry(IdentityUpdate update) {
    EventReason reason = update.record().reason();
    return reason.kind() == Kind.ENTRY && !reason.isCancellation();
  }

  private static <T> Outcome<T> refused(RefusalCode code, Object... arguments) {
    return Outcome.refused(code, arguments);
  }
}
