package jukigate.simulators.node;

import java.util.List;
import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.Person;
import jukigate.domain.register.RecordStatus;
import jukigate.simulators.resident.event.EventContent;
import jukigate.simulators.resident.event.EventHeader;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.CardUpdate;
import jukigate.simulators.rule.CopyRule;
import jukigate.simulators.rule.NationalityRules;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.EnteredEvents;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.ResidentTable;

/**
 * What an event entered at a counter does to the register and to the outbox, in one transaction.
 */
final class EventEntry {
  private final NodeId id;
  private final Office office;
  private final NodeTables tables;
  private final CsOutbox outbox;

  EventEntry(NodeId id, Office office, NodeTables tables) {
    this.id = id;
    this.office = office;
    this.tables = tables;
    this.outbox = new CsOutbox(id, office);
  }

  Outcome<Entered> enter(ResidentEvent event) {
    var header = event.header();
    if (!header.municipality().equals(outbox.code())) {
      return Outcome.refused(
          RefusalCode.NOT_THE_MUNICIPALITY,
          NodeId.municipality(header.municipality()),
          Rule.OWN_RESIDENTS);
    }
    String requestNumber = header.request().requestNumber();
    String content = EventContent.sha256(event);
    var earlier = tables.events().find(id, requestNumber);
    if (earlier.filter(entry -> entry.contentHash().equals(content)).isPresent()) {
      return Outcome.passed(again(earlier.get()));
    }
    if (earlier.isPresent() || tables.outbox().has(id, requestNumber)) {
      return Outcome.refused(RefusalCode.REQUEST_NUMBER_REUSED);
    }
    return apply(event)
        .map(
            entered -> {
              var entry = new EnteredEvents.Entry(content, entered.notifications());
              tables.events().add(id, requestNumber, entry);
              return entered;
            });
  }

  /** The same event once more: what it made the CS owe, as far as that is not erased. */
  private Entered again(EnteredEvents.Entry entry) {
    return new Entered(
        entry.notifications().stream()
            .filter(number -> tables.outbox().find(number).isPresent())
            .toList(),
        true);
  }

  private Outcome<Entered> apply(ResidentEvent event) {
    var header = event.header();
    return switch (event) {
      case ResidentEvent.Entry entry -> entry(entry);
      case ResidentEvent.MoveIn moveIn -> moves().in(moveIn);
      case ResidentEvent.MoveOut moveOut -> moves().out(moveOut);
      case ResidentEvent.Erasure erasure ->
          open(tables, id, erasure.residentCode())
              .then(
                  kept ->
                      NationalityRules.fits(erasure.reason(), kept.member().foreign().isPresent())
                          .map(fitting -> kept))
              .then(kept -> change(kept, kept.member(), erasure.reason(), header));
      case ResidentEvent.Correction correction ->
          open(tables, id, correction.residentCode())
              .then(
                  kept ->
                      change(
                          kept,
                          Edits.corrected(kept.member(), correction),
                          correction.reason(),
                          header));
      case ResidentEvent.AddressRenaming renaming ->
          new Renaming(id, office, tables).apply(renaming);
      case ResidentEvent.Resend resend ->
          open(tables, id, resend.residentCode()).then(kept -> resent(kept, resend));
      case ResidentEvent.HouseholdEvent household ->
          open(tables, id, household.residentCode())
              .then(
                  kept ->
                      change(
                          kept,
                          Edits.household(kept.member(), household),
                          household.reason(),
                          header));
      case ResidentEvent.Cancellation cancellation ->
          cancellation.reason() == EventReason.CANCELLATION_RESTORING
              ? moves().restore(cancellation)
              : new TakenBack(id, tables, this).of(cancellation);
      case ResidentEvent.MovingNoticeDecision decision -> moves().decide(decision);
      case ResidentEvent.CopyRuling ruling ->
          open(tables, id, ruling.residentCode()).map(kept -> ruled(kept, ruling.rule()));
      case ResidentEvent.CardChange card -> Outcome.passed(card(card));
      case ResidentEvent.SupplementEntry entry ->
          new SupplementDesk(id, office).order(tables, entry);
      case ResidentEvent.NumberChange change ->
          numbered(change.residentCode()).then(kept -> numbers().change(tables, change));
      case ResidentEvent.CodelessEntry entry -> codeless(entry);
      case ResidentEvent.ResidentCodeChange change -> codes().change(tables, change, this);
      case ResidentEvent.CodeOrder order -> codes().order(tables, order);
      case ResidentEvent.LinkageNumber number -> new LinkageDesk(id, office).order(tables, number);
      case ResidentEvent.CertificateSerials serials ->
          new SerialDesk(id, office).order(tables, serials);
      case ResidentEvent.CardApplication application ->
          new ApplicationDesk(id, office).order(tables, application);
      case ResidentEvent.CopyRequest request -> new CopyCounter(id, office).order(tables, request);
      case ResidentEvent.Reconciliation run ->
          Outcome.passed(new ReconciliationDesk(id, office).start(tables, run));
      case ResidentEvent.DeliveryNotice notice ->
          new DeliveryDesk(id, office).order(tables, notice);
    };
  }

  static Outcome<ResidentTable.Kept> open(NodeTables tables, NodeId id, ResidentCode code) {
    var found = tables.residents().find(id, code);
    if (found.isEmpty()) {
      return Outcome.refused(RefusalCode.RESIDENT_UNKNOWN, Rule.RECORD_MUST_EXIST);
    }
    return isOpen(found.get())
        ? Outcome.passed(found.get())
        : Outcome.refused(RefusalCode.RECORD_CLOSED, Rule.RECORD_MUST_EXIST);
  }

  private Entered ruled(ResidentTable.Kept kept, CopyRule rule) {
    tables.residents().put(id, new ResidentTable.Kept(kept.member(), kept.household(), rule));
    return new Entered(List.of());
  }

  private MoveEvents moves() {
    return new MoveEvents(id, office, tables, this);
  }

  private Outcome<Entered> entry(ResidentEvent.Entry event) {
    var before =
        tables.residents().find(id, event.residentCode()).map(kept -> kept.member().record());
    return NationalityRules.fits(event.reason(), event.resident().foreign().isPresent())
        .then(fitting -> NationalityRules.kept(event.reason(), before, event.resident().person()))
        .then(person -> household(event).map(household -> new Newcomer(person, household)))
        .then(
            newcomer ->
                admit(
                    Edits.newcomer(event, newcomer.person()),
                    new Place(1, newcomer.household()),
                    event.reason(),
                    event.header()));
  }

  private record Newcomer(Person person, Optional<String> household) {}

  /** That of an open resident; empty for a household of its own. */
  private Outcome<Optional<String>> household(ResidentEvent.Entry event) {
    return event
        .resident()
        .household()
        .map(member -> open(tables, id, member).map(kept -> Optional.of(kept.household())))
        .orElseGet(() -> Outcome.passed(Optional.empty()));
  }

  private Outcome<Entered> codeless(ResidentEvent.CodelessEntry event) {
    return codes()
        .draw(tables, event.header().request())
        .then(drawn -> entry(event.with(drawn.code())).map(drawn::with));
  }

  private CodeDesk codes() {
    return new CodeDesk(id, office);
  }

  private NumberDesk numbers() {
    return new NumberDesk(id, office);
  }

  private Outcome<ResidentTable.Kept> numbered(ResidentCode code) {
    return open(tables, id, code).then(EventEntry::numbered);
  }

  /** Who waits for 個人番号 takes no other event: the update that carries it comes first. */
  static Outcome<ResidentTable.Kept> numbered(ResidentTable.Kept kept) {
    return kept.member().record().person().individualNumber().isPresent()
        ? Outcome.passed(kept)
        : Outcome.refused(RefusalCode.NUMBER_MISSING, Rule.NUMBER_FIRST);
  }

  private Entered card(ResidentEvent.CardChange event) {
    var update =
        new CardUpdate(
            event.cardNumber(),
            event.residentCode(),
            outbox.code(),
            event.event(),
            event.header().date());
    return new Entered(List.of(outbox.card(tables, update, event.header().request())));
  }

  /**
   * Where a newcomer goes on.
   *
   * @param number 更新順番号 of the certificate and one more
   * @param household empty: the one of before, or one of its own
   */
  record Place(int number, Optional<String> household) {}

  /** 更新順番号 goes on from the certificate, or from an older record of this CS. */
  Outcome<Entered> admit(
      HouseholdMember newcomer, Place place, EventReason reason, EventHeader header) {
    var before = tables.residents().find(id, Records.code(newcomer));
    if (before.filter(EventEntry::isOpen).isPresent()) {
      return Outcome.refused(RefusalCode.RESIDENT_EXISTS, Rule.LOGIC_CHECK);
    }
    if (tables.retiredCodes().contains(id, Records.code(newcomer))) {
      return Outcome.refused(RefusalCode.CODE_TAKEN, Rule.ONE_CODE);
    }
    tables.codePool().take(id, Records.code(newcomer), office.clock().instant());
    int own = before.map(kept -> Records.updateNumber(kept.member()) + 1).orElse(1);
    var member =
        Records.changed(
            newcomer,
            reason,
            header,
            new Records.Stamp(Math.max(own, place.number()), office.clock().instant()));
    String household = Records.code(newcomer).value();
    return keep(
        new ResidentTable.Kept(
            member,
            place.household().or(() -> before.map(ResidentTable.Kept::household)).orElse(household),
            before.map(ResidentTable.Kept::copyRule).orElse(CopyRule.APPROVE)));
  }

  /** An event that is not sent has no number of its own, or the next one would show a gap. */
  Outcome<Entered> change(
      ResidentTable.Kept kept, HouseholdMember edited, EventReason reason, EventHeader header) {
    int last = Records.updateNumber(kept.member());
    var stamp = new Records.Stamp(reason.isSent() ? last + 1 : last, office.clock().instant());
    return numbered(kept)
        .then(
            numbered ->
                keep(Records.with(numbered, Records.changed(edited, reason, header, stamp))));
  }

  private Outcome<Entered> resent(ResidentTable.Kept kept, ResidentEvent.Resend event) {
    var stamp =
        new Records.Stamp(
            Math.max(Records.updateNumber(kept.member()), event.recoveryNumber()) + 1,
            office.clock().instant());
    return numbered(kept)
        .then(
            numbered -> {
              var changed = Records.changed(kept.member(), event.reason(), event.header(), stamp);
              return keep(
                  Records.with(numbered, Records.recovering(changed, event.recoveryNumber())));
            });
  }

  /** What a server would refuse never leaves. */
  private static Outcome<ResidentTable.Kept> dated(ResidentTable.Kept kept) {
    var record = kept.member().record();
    return record.lastEvent().date().isSurelyBefore(record.person().birthDate())
        ? Outcome.refused(RefusalCode.DATE_ORDER, "異動年月日 (eventDate)", Rule.DATES_IN_ORDER)
        : Outcome.passed(kept);
  }

  private Outcome<Entered> keep(ResidentTable.Kept changed) {
    return dated(changed).then(this::kept);
  }

  private Outcome<Entered> kept(ResidentTable.Kept kept) {
    if (kept.member().record().person().individualNumber().isEmpty()) {
      var waiting = Records.with(kept, Records.planned(kept.member()));
      tables.residents().put(id, waiting);
      return Outcome.passed(
          new Entered(List.of(numbers().issue(tables, waiting.member().record()))));
    }
    tables.residents().put(id, kept);
    var record = kept.member().record();
    return record.lastEvent().reason().isSent()
        ? outbox.identity(tables, record).map(number -> new Entered(List.of(number)))
        : Outcome.passed(new Entered(List.of()));
  }

  static boolean isOpen(ResidentTable.Kept kept) {
    return kept.member().record().control().status() == RecordStatus.OPEN;
  }
}
