package jukigate.simulators.node;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.ResidentRecord;
import jukigate.simulators.body.CardBody;
import jukigate.simulators.body.CodeBody;
import jukigate.simulators.body.IdentityBody;
import jukigate.simulators.body.NumberBody;
import jukigate.simulators.rule.CardUpdate;
import jukigate.simulators.rule.IdentityUpdate;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.OutboxEntry;

/** Writes the notifications of a CS into its outbox, within the transaction of their cause. */
final class CsOutbox {
  private final NodeId id;
  private final Office office;

  CsOutbox(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  LocalGovernmentCode code() {
    return id.localGovernment().orElseThrow();
  }

  /** 依頼管理番号: C, the municipality's code, a running number. */
  String requestNumber(NodeTables tables) {
    return String.format(Locale.ROOT, "C%s-%08d", code(), tables.counters().next(id, "request"));
  }

  /**
   * X01 to the own prefecture: the 8 items, the control items, and of a new code the former one.
   */
  Outcome<Long> identity(NodeTables tables, ResidentRecord record) {
    return record
        .toIdentityRecord()
        .map(
            eight -> {
              var update = update(eight, record);
              String number = update.requestNumber();
              return tables
                  .outbox()
                  .add(
                      entry(
                          new Addressed(NodeId.prefecture(code()), Operation.UPDATE_IDENTITY),
                          number,
                          eight.residentCode().value(),
                          operator(record, Purpose.REGISTER_UPDATE),
                          IdentityBody.write(update),
                          Optional.empty()));
            });
  }

  /** X01 of many residents in one message, in order with the other batches of this CS. */
  long identities(
      NodeTables tables, ControlItems.Request request, List<IdentityBody.Update> updates) {
    return tables
        .outbox()
        .add(
            entry(
                new Addressed(NodeId.prefecture(code()), Operation.named("UpdateIdentityBatch")),
                request.requestNumber(),
                "batch",
                new OutboxEntry.Operator(
                    request.operatorId(), request.terminalId(), Purpose.REGISTER_UPDATE),
                IdentityBody.write(request.requestNumber(), updates),
                Optional.empty()));
  }

  /** What X01 says of a record; refused as long as it has no 個人番号. */
  Outcome<IdentityBody.Update> update(ResidentRecord record) {
    return record.toIdentityRecord().map(eight -> update(eight, record));
  }

  private IdentityBody.Update update(IdentityRecord eight, ResidentRecord record) {
    var control = record.control();
    return new IdentityBody.Update(
        control.request().requestNumber(),
        new IdentityUpdate(
            eight,
            code(),
            control.updateNumber(),
            control.recoveryNumber(),
            record.codeChange().filter(change -> eight.reason().changesResidentCode())));
  }

  /** X11. */
  long numberRequest(NodeTables tables, NumberBody.Asked asked, ControlItems.Request request) {
    return tables
        .outbox()
        .add(
            entry(
                new Addressed(NodeId.NATIONAL, Operation.named("RequestIndividualNumber")),
                asked.requestNumber(),
                asked.resident().value(),
                new OutboxEntry.Operator(
                    request.operatorId(), request.terminalId(), Purpose.NUMBERS),
                NumberBody.write(asked),
                Optional.empty()));
  }

  /** X12. */
  long codeRequest(NodeTables tables, CodeBody.Asked asked, ControlItems.Request request) {
    var addressed = new Addressed(NodeId.NATIONAL, Operation.named("RequestResidentCodes"));
    return inOrder(tables, addressed, request, Purpose.NUMBERS, CodeBody.write(asked));
  }

  /** X08. */
  long card(NodeTables tables, CardUpdate update, ControlItems.Request request) {
    String number = request.requestNumber();
    var operator =
        new OutboxEntry.Operator(request.operatorId(), request.terminalId(), Purpose.CARD);
    return tables
        .outbox()
        .add(
            entry(
                new Addressed(NodeId.CARD_MANAGEMENT, Operation.UPDATE_CARD_STATE),
                number,
                update.cardNumber(),
                operator,
                CardBody.write(new CardBody.Report(number, update, Optional.empty())),
                Optional.empty()));
  }

  /** X10; the entry goes when the file it came from goes. */
  long delivery(NodeTables tables, ControlItems.Request request, Object body, Instant eraseAt) {
    return tables
        .outbox()
        .add(
            entry(
                new Addressed(NodeId.CARD_MANAGEMENT, Operation.named("NotifyDeliveryAddress")),
                request.requestNumber(),
                request.requestNumber(),
                new OutboxEntry.Operator(request.operatorId(), request.terminalId(), Purpose.CARD),
                body,
                Optional.of(eraseAt)));
  }

  /** X12, X14, X17, X20: in order with everything else to the same receiver. */
  long inOrder(
      NodeTables tables,
      Addressed addressed,
      ControlItems.Request request,
      Purpose purpose,
      Object body) {
    return tables
        .outbox()
        .add(
            entry(
                addressed,
                request.requestNumber(),
                addressed.receiver().value(),
                new OutboxEntry.Operator(request.operatorId(), request.terminalId(), purpose),
                body,
                Optional.empty()));
  }

  /** A question of the counter: waits for nothing before it. */
  long inquiry(
      NodeTables tables,
      Addressed addressed,
      ControlItems.Request request,
      Purpose purpose,
      Object body) {
    return tables
        .outbox()
        .add(
            entry(
                addressed,
                request.requestNumber(),
                request.requestNumber(),
                new OutboxEntry.Operator(request.operatorId(), request.terminalId(), purpose),
                body,
                Optional.empty()));
  }

  /** Anything to another CS. */
  long toCs(
      NodeTables tables,
      Addressed addressed,
      String requestNumber,
      Object body,
      Optional<Instant> eraseAt) {
    Purpose purpose =
        addressed.operation().exchange().equals("X07") ? Purpose.RESIDENCE_COPY : Purpose.MIGRATION;
    return tables
        .outbox()
        .add(
            entry(
                addressed,
                requestNumber,
                addressed.receiver().value(),
                new OutboxEntry.Operator("system", id.value(), purpose),
                body,
                eraseAt));
  }

  /** To whom, and with which operation. */
  record Addressed(NodeId receiver, Operation operation) {}

  private OutboxEntry entry(
      Addressed addressed,
      String requestNumber,
      String orderKey,
      OutboxEntry.Operator operator,
      Object body,
      Optional<Instant> eraseAt) {
    return new OutboxEntry(
        id,
        addressed.receiver(),
        addressed.operation(),
        requestNumber,
        orderKey,
        operator,
        office.xml().bytes(body),
        office.clock().instant(),
        eraseAt);
  }

  private static OutboxEntry.Operator operator(ResidentRecord record, Purpose purpose) {
    var request = record.control().request();
    return new OutboxEntry.Operator(request.operatorId(), request.terminalId(), purpose);
  }
}
