package jukigate.simulators.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Residence;
import jukigate.simulators.body.IdentityBody;
import jukigate.simulators.resident.event.EventHeader;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.ResidentTable;

/**
 * 住居表示の実施 and 町名変更: a minor correction of everybody who lives there, in one transaction, sent in
 * batches.
 */
final class Renaming {
  private final NodeId id;
  private final Office office;
  private final NodeTables tables;
  private final CsOutbox outbox;

  Renaming(NodeId id, Office office, NodeTables tables) {
    this.id = id;
    this.office = office;
    this.tables = tables;
    this.outbox = new CsOutbox(id, office);
  }

  Outcome<Entered> apply(ResidentEvent.AddressRenaming event) {
    var updates = new ArrayList<IdentityBody.Update>();
    int renamed = 0;
    for (ResidentTable.Kept kept : tables.residents().livingAt(id, event.from())) {
      var edited =
          Optional.of(kept).filter(EventEntry::isOpen).flatMap(open -> edited(open, event));
      if (edited.isPresent()) {
        renamed++;
        put(kept, edited.get(), event.header()).ifPresent(updates::add);
      }
    }
    return renamed == 0
        ? Outcome.refused(RefusalCode.NOTHING_TO_RENAME, Rule.RENAMING)
        : Outcome.passed(new Entered(batches(updates, event.header().request())));
  }

  /** Who waits for 個人番号 gets the new address now; the update that carries the number tells it. */
  private Optional<IdentityBody.Update> put(
      ResidentTable.Kept kept, HouseholdMember edited, EventHeader header) {
    if (edited.record().person().individualNumber().isEmpty()) {
      tables.residents().put(id, Records.with(kept, edited));
      return Optional.empty();
    }
    var stamp =
        new Records.Stamp(Records.updateNumber(kept.member()) + 1, office.clock().instant());
    var own =
        new EventHeader(
            header.municipality(), numbered(header.request()), header.date(), header.notifiedOn());
    var changed = Records.changed(edited, EventReason.MINOR_CORRECTION, own, stamp);
    tables.residents().put(id, Records.with(kept, changed));
    return Optional.of(outbox.update(changed.record()).orThrow());
  }

  /** With a 依頼管理番号 of its own: that of the event is the one of the first batch. */
  private ControlItems.Request numbered(ControlItems.Request request) {
    return new ControlItems.Request(
        outbox.requestNumber(tables), request.operatorId(), request.terminalId());
  }

  private static Optional<HouseholdMember> edited(
      ResidentTable.Kept kept, ResidentEvent.AddressRenaming event) {
    var record = kept.member().record();
    var before = record.residence();
    Optional<RegisterText> address = before.address().restarted(event.from(), event.to());
    return address.map(
        text ->
            Records.with(
                kept.member(),
                record.person(),
                new Residence(before.municipality(), before.townCode(), before.postalCode(), text),
                record.history()));
  }

  private List<Long> batches(List<IdentityBody.Update> updates, ControlItems.Request request) {
    var notifications = new ArrayList<Long>();
    for (int start = 0; start < updates.size(); start += IdentityBody.LARGEST_BATCH) {
      int end = Math.min(start + IdentityBody.LARGEST_BATCH, updates.size());
      var of = start == 0 ? request : numbered(request);
      notifications.add(outbox.identities(tables, of, updates.subList(start, end)));
    }
    return notifications;
  }
}
