package jukigate.simulators.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.RecordStatus;
import jukigate.domain.register.RegisterDate;
import jukigate.simulators.post.Delivery;
import jukigate.simulators.rule.CardUpdate;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.OutboxEntry;
import jukigate.simulators.store.ResidentTable;

/**
 * 市町村CS and the register behind it. What an operator enters changes the register and fills the
 * outbox in one transaction; sending comes after, by itself or by {@link #deliver}.
 */
public final class MunicipalNode {
  private final NodeId id;
  private final Office office;
  private final CsOutbox outbox;

  public MunicipalNode(NodeId id, Office office) {
    this.id = id;
    this.office = office;
    this.outbox = new CsOutbox(id, office);
  }

  public NodeId id() {
    return id;
  }

  /** X04 at this CS. */
  public OutMigrationDesk outMigration() {
    return new OutMigrationDesk(id, office);
  }

  /** X07 at this CS. */
  public CopyDesk copies() {
    return new CopyDesk(id, office);
  }

  public Optional<ResidentTable.Kept> find(ResidentCode code) {
    return office.store().change(tables -> tables.residents().find(id, code));
  }

  /** Residents of this municipality, by 住民票コード. */
  public List<ResidentTable.Kept> residents(int limit) {
    return office.store().change(tables -> tables.residents().all(id, limit));
  }

  /**
   * 記載: somebody becomes a resident (出生, 転入 …). Refused when the person is one already. The control
   * items are this CS's: 更新順番号 goes on from the newcomer's or from an older record of its own.
   *
   * @param newcomer with the event in it; its update number is the first to be used
   */
  public Outcome<Entered> admit(ResidentTable.Kept newcomer) {
    var record = newcomer.member().record();
    return woken(
        office
            .store()
            .transact(
                tables -> {
                  var before = tables.residents().find(id, record.person().residentCode());
                  if (before.filter(MunicipalNode::isOpen).isPresent()) {
                    return Outcome.refused(RefusalCode.RESIDENT_EXISTS, Rule.LOGIC_CHECK);
                  }
                  int own = before.map(kept -> Records.updateNumber(kept.member()) + 1).orElse(1);
                  int number = Math.max(own, record.control().updateNumber());
                  return keep(tables, newcomer, number);
                }));
  }

  /** 修正: something about a resident changes. Household and family register events send nothing. */
  public Outcome<Entered> change(
      ResidentCode code,
      EventReason reason,
      RegisterDate date,
      UnaryOperator<HouseholdMember> edit) {
    return woken(
        office
            .store()
            .transact(
                tables ->
                    open(tables, code)
                        .then(
                            kept -> {
                              var edited = Records.event(edit.apply(kept.member()), reason, date);
                              return keep(tables, Records.with(kept, edited), next(kept, reason));
                            })));
  }

  /** 消除: a resident dies or leaves; with a 転出届, the new home is told or may ask. */
  public Outcome<Entered> leave(
      ResidentCode code, EventReason reason, RegisterDate date, Optional<Moving> moving) {
    return woken(
        office
            .store()
            .transact(
                tables ->
                    open(tables, code)
                        .then(kept -> left(tables, kept, moving, event(reason, date)))));
  }

  /** X08: reports a card event to the card management system. */
  public Entered card(CardUpdate update, String operatorId, String terminalId) {
    var operator = new OutboxEntry.Operator(operatorId, terminalId, Purpose.CARD);
    var entered =
        office
            .store()
            .change(tables -> new Entered(List.of(outbox.card(tables, update, operator))));
    office.wake().now();
    return entered;
  }

  /** How this CS answers when a copy of this resident is asked for elsewhere (広域交付). */
  public Outcome<ResidentTable.Kept> copyRule(ResidentCode code, ResidentTable.CopyRule rule) {
    return office
        .store()
        .transact(
            tables ->
                open(tables, code)
                    .map(
                        kept -> {
                          var changed =
                              new ResidentTable.Kept(kept.member(), kept.household(), rule);
                          tables.residents().put(id, changed);
                          return changed;
                        }));
  }

  /** Sends the notifications of an event now and tells how each went. */
  public List<Delivery> deliver(Entered entered) {
    return entered.notifications().stream()
        .map(number -> office.dispatcher().deliver(number, office.clock().instant()))
        .toList();
  }

  private record Event(EventReason reason, RegisterDate date) {}

  private static Event event(EventReason reason, RegisterDate date) {
    return new Event(reason, date);
  }

  private Outcome<Entered> left(
      NodeTables tables, ResidentTable.Kept kept, Optional<Moving> moving, Event event) {
    var edited = Records.event(kept.member(), event.reason(), event.date());
    var after = Records.with(kept, edited);
    return keep(tables, after, next(kept, event.reason()))
        .map(
            entered -> {
              var numbers = new ArrayList<>(entered.notifications());
              var current = tables.residents().find(id, Records.code(kept.member())).orElseThrow();
              moving
                  .flatMap(move -> outMigration().leaves(tables, current.member(), move))
                  .ifPresent(numbers::add);
              return new Entered(numbers);
            });
  }

  private Outcome<Entered> keep(NodeTables tables, ResidentTable.Kept kept, int updateNumber) {
    String request = outbox.requestNumber(tables);
    var stamped = Records.stamped(kept.member(), request, updateNumber, office.clock().instant());
    tables.residents().put(id, Records.with(kept, stamped));
    return stamped.record().lastEvent().reason().isSent()
        ? outbox.identity(tables, stamped.record()).map(number -> new Entered(List.of(number)))
        : Outcome.passed(new Entered(List.of()));
  }

  /** An event that is not sent has no number of its own, or the next one would show a gap. */
  private static int next(ResidentTable.Kept kept, EventReason reason) {
    int last = Records.updateNumber(kept.member());
    return reason.isSent() ? last + 1 : last;
  }

  private Outcome<ResidentTable.Kept> open(NodeTables tables, ResidentCode code) {
    return tables
        .residents()
        .find(id, code)
        .map(
            kept ->
                isOpen(kept)
                    ? Outcome.passed(kept)
                    : Outcome.<ResidentTable.Kept>refused(
                        RefusalCode.RECORD_CLOSED, Rule.RECORD_MUST_EXIST))
        .orElseGet(() -> Outcome.refused(RefusalCode.RESIDENT_UNKNOWN, Rule.RECORD_MUST_EXIST));
  }

  private static boolean isOpen(ResidentTable.Kept kept) {
    return kept.member().record().control().status() == RecordStatus.OPEN;
  }

  private Outcome<Entered> woken(Outcome<Entered> outcome) {
    if (outcome.isPassed()) {
      office.wake().now();
    }
    return outcome;
  }
}
