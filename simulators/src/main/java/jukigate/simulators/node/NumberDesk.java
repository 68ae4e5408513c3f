package jukigate.simulators.node;

import java.util.List;
import java.util.OptionalInt;
import jukigate.contract.individualnumber.NotifyIndividualNumber;
import jukigate.contract.individualnumber.NotifyIndividualNumberResponse;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.ResidentRecord;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.NumberBody;
import jukigate.simulators.resident.event.EventHeader;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.NumberRequestKind;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.NumberRequestTable;
import jukigate.simulators.store.ResidentTable;

/**
 * X11 at a municipal CS. Who has no 個人番号 yet is 予定 in the register; the number comes later, by a
 * message of its own, and the update that carries it goes up in the transaction that takes it.
 */
final class NumberDesk {
  private final NodeId id;
  private final Office office;
  private final CsOutbox outbox;

  NumberDesk(NodeId id, Office office) {
    this.id = id;
    this.office = office;
    this.outbox = new CsOutbox(id, office);
  }

  /** Asks for the number of a resident who has none; the record says with which event. */
  long issue(NodeTables tables, ResidentRecord record) {
    return asked(
        tables,
        new NumberRequestTable.Open(
            outbox.requestNumber(tables),
            record.person().residentCode(),
            NumberRequestKind.ISSUE,
            record.control().request(),
            record.lastEvent().reason(),
            record.lastEvent().date()));
  }

  /** 個人番号の変更: the record changes when the new number comes. */
  Outcome<Entered> change(NodeTables tables, ResidentEvent.NumberChange event) {
    return EventEntry.open(tables, id, event.residentCode())
        .then(
            kept ->
                tables.numberRequests().of(id, event.residentCode()).isEmpty()
                    ? Outcome.passed(kept)
                    : Outcome.refused(RefusalCode.RECORD_LOCKED, Rule.ONE_NUMBER))
        .map(
            kept ->
                new NumberRequestTable.Open(
                    outbox.requestNumber(tables),
                    event.residentCode(),
                    NumberRequestKind.ofChange(event.reason()),
                    event.header().request(),
                    event.reason(),
                    event.header().date()))
        .map(open -> new Entered(List.of(asked(tables, open))));
  }

  /** The number has come. */
  Outcome<NotifyIndividualNumberResponse> received(Inbound inbound, NotifyIndividualNumber notice) {
    var taken =
        NumberBody.read(notice)
            .then(
                told ->
                    new Once(office)
                        .apply(
                            new Once.Matter(inbound, told.requestNumber()),
                            notice,
                            NotifyIndividualNumberResponse.class,
                            tables -> taken(tables, inbound, told)));
    if (taken.isPassed()) {
      office.wake().now();
    }
    return taken;
  }

  private long asked(NodeTables tables, NumberRequestTable.Open open) {
    tables.numberRequests().add(id, open);
    return outbox.numberRequest(
        tables,
        new NumberBody.Asked(open.requestNumber(), outbox.code(), open.resident(), open.kind()),
        open.event());
  }

  private Outcome<NotifyIndividualNumberResponse> taken(
      NodeTables tables, Inbound inbound, NumberBody.Told told) {
    var asked =
        tables
            .numberRequests()
            .find(id, told.answered())
            .filter(open -> open.resident().equals(told.resident()))
            .filter(open -> open.kind() == told.kind());
    if (asked.isEmpty()) {
      return Outcome.refused(RefusalCode.NUMBER_NOT_ASKED, Rule.NUMBER_ANSWERS);
    }
    return EventEntry.open(tables, id, told.resident())
        .then(kept -> sentUp(tables, numbered(kept, told, asked.get())))
        .map(
            sent -> {
              tables.numberRequests().answered(id, told.answered());
              var response = new NotifyIndividualNumberResponse();
              response.setAcknowledgement(
                  Acknowledgements.of(
                      id, told.requestNumber(), inbound.receivedAt(), OptionalInt.empty()));
              return response;
            });
  }

  private Outcome<Long> sentUp(NodeTables tables, ResidentTable.Kept kept) {
    tables.residents().put(id, kept);
    return outbox.identity(tables, kept.member().record());
  }

  private ResidentTable.Kept numbered(
      ResidentTable.Kept kept, NumberBody.Told told, NumberRequestTable.Open asked) {
    var member = Records.numbered(kept.member(), told.number());
    if (asked.kind() == NumberRequestKind.ISSUE) {
      return Records.with(kept, Records.settled(member));
    }
    var header = new EventHeader(outbox.code(), asked.event(), asked.date(), asked.date());
    var stamp = new Records.Stamp(Records.updateNumber(member) + 1, office.clock().instant());
    return Records.with(kept, Records.changed(member, asked.reason(), header, stamp));
  }
}
