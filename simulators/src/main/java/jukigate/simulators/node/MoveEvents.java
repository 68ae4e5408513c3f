package jukigate.simulators.node;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jukigate.contract.movingnotice.SubmitMovingOutNotice;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.CardEvent;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.RecordFlag;
import jukigate.domain.register.RecordStatus;
import jukigate.simulators.body.MovingNoticeBody;
import jukigate.simulators.resident.event.EventHeader;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.CardRules;
import jukigate.simulators.rule.CardUpdate;
import jukigate.simulators.rule.InMigrationRules;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.MovingNoticeTable;
import jukigate.simulators.store.MovingNoticeTable.Kind;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.ResidentTable;

/** 転入, 転出 and 転出の取消し within the transaction of an event, with all that they make a CS send. */
final class MoveEvents {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Entered NOTHING = new Entered(List.of());

  private final NodeId id;
  private final Office office;
  private final NodeTables tables;
  private final EventEntry register;
  private final CsOutbox outbox;

  MoveEvents(NodeId id, Office office, NodeTables tables, EventEntry register) {
    this.id = id;
    this.office = office;
    this.tables = tables;
    this.register = register;
    this.outbox = new CsOutbox(id, office);
  }

  /**
   * 国内転入: from the certificate of the old home, which has then done its work. X01, then X05 to the
   * old home, then X08 (継続利用) when a card goes on being used.
   */
  Outcome<Entered> in(ResidentEvent.MoveIn event) {
    var desk = new OutMigrationDesk(id, office);
    var found = desk.find(tables, event.residentCode());
    if (found.isEmpty()) {
      return Outcome.refused(
          RefusalCode.CERTIFICATE_NOT_REQUESTABLE, Rule.CERTIFICATE_NEEDS_NOTICE);
    }
    if (event.cardNumber().isPresent() && isContinuationLate(event.header())) {
      return Outcome.refused(
          RefusalCode.CARD_CONTINUATION_LATE, CardRules.CONTINUATION_DAYS, Rule.CARD_CONTINUATION);
    }
    var certificate = found.get();
    var migrant = certificate.migrant(event.residentCode());
    var newcomer = Edits.movedIn(event, certificate, migrant);
    return register
        .admit(
            newcomer,
            new EventEntry.Place(migrant.updateNumber() + 1, Optional.empty()),
            EventReason.DOMESTIC_MOVE_IN,
            event.header())
        .map(
            entered -> {
              desk.use(tables, event.residentCode());
              completeReservations(event);
              var member = tables.residents().find(id, event.residentCode()).orElseThrow().member();
              var numbers = new ArrayList<>(entered.notifications());
              numbers.add(new InMigrationDesk(id, office).arrived(tables, member, certificate));
              event.cardNumber().map(card -> continued(event, card)).ifPresent(numbers::add);
              return new Entered(numbers);
            });
  }

  /**
   * 国内転出 and 国外転出. A domestic mover is a planned one (予定者フラグ) until the 転入通知 comes
   * (docs/decisions/0020). X01, and the certificate where the regime sends it by itself.
   */
  Outcome<Entered> out(ResidentEvent.MoveOut event) {
    boolean domestic = event.destination().isPresent();
    return EventEntry.open(tables, id, event.residentCode())
        .then(
            kept ->
                register.change(
                    kept,
                    Records.flagged(kept.member(), RecordFlag.PLANNED, domestic),
                    event.reason(),
                    event.header()))
        .map(
            entered -> {
              var numbers = new ArrayList<>(entered.notifications());
              event.destination().flatMap(to -> pushed(event, to)).ifPresent(numbers::add);
              return new Entered(numbers);
            });
  }

  /**
   * 異動の取消し(増): appended; the resident is again what he was before the erasure (rule R21). Of a 国内転出
   * also tells every CS that has the certificate that it is void.
   */
  Outcome<Entered> restore(ResidentEvent.Cancellation event) {
    var kept = tables.residents().find(id, event.residentCode());
    if (kept.isEmpty()) {
      return Outcome.refused(RefusalCode.RESIDENT_UNKNOWN, Rule.RECORD_MUST_EXIST);
    }
    if (event.reason() != EventReason.CANCELLATION_RESTORING || !isErased(kept.get())) {
      return Outcome.refused(RefusalCode.REASON_UNKNOWN, event.reason().code(), Rule.CANCELLATION);
    }
    boolean moved = InMigrationRules.isGone(kept.get().member());
    if (moved && !tables.inMigrations().of(id, event.residentCode()).isEmpty()) {
      return Outcome.refused(RefusalCode.MOVE_IS_FINAL, Rule.FINAL_MOVE);
    }
    var back = Records.flagged(kept.get().member(), RecordFlag.PLANNED, false);
    return register
        .change(kept.get(), back, event.reason(), event.header())
        .map(
            entered -> {
              var numbers = new ArrayList<>(entered.notifications());
              if (moved) {
                var sent = new VoidCertificates(id, office);
                numbers.addAll(sent.revoke(tables, event.residentCode(), event.header().date()));
              }
              return new Entered(numbers);
            });
  }

  /** 本登録 or 却下 of a notice of Mynaportal; an accepted 転出届 becomes a 転出 at once. */
  Outcome<Entered> decide(ResidentEvent.MovingNoticeDecision event) {
    return MovingNoticeDesk.waiting(tables, id, event.notice())
        .then(
            notice ->
                (event.accepted() ? accepted(event, notice) : Outcome.passed(NOTHING))
                    .map(
                        entered -> {
                          var state =
                              event.accepted()
                                  ? MovingNoticeTable.State.ACCEPTED
                                  : MovingNoticeTable.State.REJECTED;
                          tables.movingNotices().decide(id, notice, state);
                          return entered;
                        }));
  }

  private Outcome<Entered> accepted(
      ResidentEvent.MovingNoticeDecision event, MovingNoticeTable.Notice notice) {
    if (notice.kind() == Kind.IN) {
      return Outcome.passed(NOTHING);
    }
    return MovingNoticeBody.read(office.xml().read(notice.body(), SubmitMovingOutNotice.class))
        .then(
            said -> {
              var header = event.header();
              var move =
                  new EventHeader(
                      header.municipality(),
                      header.request(),
                      said.plannedDate(),
                      header.notifiedOn());
              return out(
                  new ResidentEvent.MoveOut(
                      move,
                      EventReason.DOMESTIC_MOVE_OUT,
                      notice.person().orElseThrow(),
                      Optional.of(said.destination()),
                      said.address()));
            });
  }

  private Optional<Long> pushed(ResidentEvent.MoveOut event, LocalGovernmentCode destination) {
    var current = tables.residents().find(id, event.residentCode()).orElseThrow();
    boolean push = office.regimes().at(office.clock().instant()).pushesCertificate();
    var moving = new Moving(destination, event.address(), event.header().date(), push);
    return new OutMigrationDesk(id, office).leaves(tables, current.member(), moving);
  }

  /** The card's number in the outbox is one of the CS: the event's own is that of X01. */
  private long continued(ResidentEvent.MoveIn event, String cardNumber) {
    var said = event.header().request();
    var request =
        new ControlItems.Request(
            outbox.requestNumber(tables), said.operatorId(), said.terminalId());
    var update =
        new CardUpdate(
            cardNumber,
            event.residentCode(),
            outbox.code(),
            CardEvent.CONTINUE,
            event.header().date());
    return outbox.card(tables, update, request);
  }

  private boolean isContinuationLate(EventHeader header) {
    LocalDate today = office.clock().instant().atZone(JAPAN).toLocalDate();
    return header
        .date()
        .toLocalDate()
        .map(moved -> today.isAfter(moved.plusDays(CardRules.CONTINUATION_DAYS)))
        .orElse(false);
  }

  private void completeReservations(ResidentEvent.MoveIn event) {
    var person =
        tables.residents().find(id, event.residentCode()).orElseThrow().member().record().person();
    tables
        .movingNotices()
        .complete(
            id,
            new MovingNoticeTable.Giver(person.name().kanji(), person.birthDate(), person.sex()));
  }

  private static boolean isErased(ResidentTable.Kept kept) {
    var record = kept.member().record();
    return record.control().status() == RecordStatus.CLOSED
        && record.lastEvent().reason().kind() == EventReason.Kind.ERASURE
        && !record.lastEvent().reason().isCancellation();
  }
}
