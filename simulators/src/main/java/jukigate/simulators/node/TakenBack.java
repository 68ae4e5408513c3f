package jukigate.simulators.node;

import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.EventReason;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.ResidentTable;

/**
 * 異動の取消し(減) and (修正) at a CS: the last event of the record is taken back, by an update that is
 * appended and brings the state before (of a first entry, its own items). A 転入 is not taken back
 * so: what was before it is known at the old home only. Neither is a changed 個人番号, which never
 * returns.
 */
final class TakenBack {
  private final NodeId id;
  private final NodeTables tables;
  private final EventEntry register;

  TakenBack(NodeId id, NodeTables tables, EventEntry register) {
    this.id = id;
    this.tables = tables;
    this.register = register;
  }

  Outcome<Entered> of(ResidentEvent.Cancellation event) {
    return EventEntry.open(tables, id, event.residentCode())
        .then(kept -> lastIsOf(kept, event.reason()))
        .then(
            kept -> {
              int last = Records.updateNumber(kept.member());
              var before = tables.residents().before(id, event.residentCode(), last).orElse(kept);
              return register.change(kept, before.member(), event.reason(), event.header());
            });
  }

  private static Outcome<ResidentTable.Kept> lastIsOf(
      ResidentTable.Kept kept, EventReason cancellation) {
    EventReason last = kept.member().record().lastEvent().reason();
    boolean takesBack =
        !last.isCancellation()
            && switch (cancellation) {
              case CANCELLATION_REMOVING ->
                  last.kind() == EventReason.Kind.ENTRY && last != EventReason.DOMESTIC_MOVE_IN;
              case CANCELLATION_REVERTING ->
                  last.kind() == EventReason.Kind.CORRECTION
                      && !last.changesIndividualNumber()
                      && !last.changesResidentCode();
              default -> false;
            };
    return takesBack
        ? Outcome.passed(kept)
        : Outcome.refused(RefusalCode.REASON_UNKNOWN, cancellation.code(), Rule.CANCELLATION);
  }
}
