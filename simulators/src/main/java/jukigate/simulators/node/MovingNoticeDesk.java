package jukigate.simulators.node;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import jukigate.contract.movingnotice.SubmitMovingInReservation;
import jukigate.contract.movingnotice.SubmitMovingInReservationResponse;
import jukigate.contract.movingnotice.SubmitMovingOutNotice;
import jukigate.contract.movingnotice.SubmitMovingOutNoticeResponse;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.RecordStatus;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.MovingNoticeBody;
import jukigate.simulators.rule.OfficeHours;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.MovingNoticeTable;
import jukigate.simulators.store.MovingNoticeTable.Kind;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.ResidentTable;

/**
 * X06: 引越しワンストップ at a CS. A notice of Mynaportal is received (仮登録) and waits for an officer; until
 * then it changes no record and nothing is sent.
 */
public final class MovingNoticeDesk {
  private final NodeId id;
  private final Office office;

  MovingNoticeDesk(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** What waits for an officer, in the order of receipt. */
  public List<MovingNoticeTable.Notice> undecided() {
    return office.store().change(tables -> tables.movingNotices().undecided(id));
  }

  public Optional<MovingNoticeTable.Notice> find(NodeId sender, String requestNumber) {
    return office.store().change(tables -> tables.movingNotices().find(id, sender, requestNumber));
  }

  /** 転出届 at the old home. */
  public Outcome<SubmitMovingOutNoticeResponse> movingOut(
      Inbound inbound, SubmitMovingOutNotice request) {
    return MovingNoticeBody.read(request)
        .then(notice -> addressed(inbound, notice.addressed()).map(ok -> notice))
        .then(
            notice ->
                new Once(office)
                    .apply(
                        new Once.Matter(inbound, notice.requestNumber()),
                        request,
                        SubmitMovingOutNoticeResponse.class,
                        tables ->
                            leaver(tables, notice)
                                .map(
                                    person ->
                                        keep(
                                            tables,
                                            inbound,
                                            new Said(
                                                notice.requestNumber(),
                                                Kind.OUT,
                                                giver(notice.giver()),
                                                Optional.of(person),
                                                office.xml().bytes(request))))
                                .map(MovingNoticeDesk::answer)));
  }

  /** 転入予約 at the new home. */
  public Outcome<SubmitMovingInReservationResponse> movingIn(
      Inbound inbound, SubmitMovingInReservation request) {
    return MovingNoticeBody.read(request)
        .then(notice -> addressed(inbound, notice.addressed()).map(ok -> notice))
        .then(
            notice ->
                new Once(office)
                    .apply(
                        new Once.Matter(inbound, notice.requestNumber()),
                        request,
                        SubmitMovingInReservationResponse.class,
                        tables ->
                            comer(tables, notice)
                                .map(
                                    giver ->
                                        keep(
                                            tables,
                                            inbound,
                                            new Said(
                                                notice.requestNumber(),
                                                Kind.IN,
                                                giver,
                                                Optional.empty(),
                                                office.xml().bytes(request))))
                                .map(MovingNoticeDesk::reservationAnswer)));
  }

  /**
   * What the decision on a waiting notice is about. Refused with {@code JG-B52} when none waits.
   */
  static Outcome<MovingNoticeTable.Notice> waiting(NodeTables tables, NodeId id, String number) {
    return tables
        .movingNotices()
        .find(id, NodeId.MYNAPORTAL, number)
        .filter(notice -> notice.state() == MovingNoticeTable.State.RECEIVED)
        .map(Outcome::passed)
        .orElseGet(() -> Outcome.refused(RefusalCode.NOTICE_NOT_PENDING, Rule.OFFICER_DECIDES));
  }

  /** What is kept of a notice, of either kind. */
  private record Said(
      String requestNumber,
      Kind kind,
      MovingNoticeTable.Giver giver,
      Optional<ResidentCode> person,
      Payload body) {}

  private Outcome<LocalGovernmentCode> addressed(Inbound inbound, LocalGovernmentCode code) {
    var regime = office.regimes().at(inbound.receivedAt());
    if (!regime.online()) {
      return Outcome.refused(RefusalCode.NOT_IN_FORCE, regime.name(), Rule.REGIME);
    }
    return NodeId.municipality(code).equals(id)
        ? Outcome.passed(code)
        : Outcome.refused(RefusalCode.NOT_ADDRESSED_HERE, code);
  }

  private Outcome<ResidentCode> leaver(NodeTables tables, MovingNoticeBody.MovingOut notice) {
    if (NodeId.municipality(notice.destination()).equals(id)) {
      return Outcome.refused(RefusalCode.DESTINATION_IS_HERE, Rule.MOVE_OUT_LEAVES);
    }
    return resident(tables, notice.giver())
        .then(
            person ->
                undecided(tables, Kind.OUT)
                        .anyMatch(one -> one.person().equals(Optional.of(person)))
                    ? Outcome.refused(RefusalCode.NOTICE_UNDECIDED, Rule.ONE_NOTICE)
                    : Outcome.passed(person));
  }

  private Outcome<MovingNoticeTable.Giver> comer(
      NodeTables tables, MovingNoticeBody.MovingIn notice) {
    var giver = giver(notice.giver());
    if (NodeId.municipality(notice.origin()).equals(id)) {
      return Outcome.refused(RefusalCode.DESTINATION_IS_HERE, Rule.MOVE_OUT_LEAVES);
    }
    if (notice.visitOn().isSurelyBefore(notice.movingDate())) {
      return Outcome.refused(RefusalCode.DATE_ORDER, "来庁予定日 (visitOn)", Rule.VISIT_AFTER_MOVE);
    }
    if (named(tables, giver).stream().anyMatch(MovingNoticeDesk::isOpen)) {
      return Outcome.refused(RefusalCode.RESIDENT_EXISTS, Rule.LOGIC_CHECK);
    }
    return undecided(tables, Kind.IN).anyMatch(one -> isSame(one.giver(), giver))
        ? Outcome.refused(RefusalCode.NOTICE_UNDECIDED, Rule.ONE_NOTICE)
        : Outcome.passed(giver);
  }

  /** The open record to which all four items lead. */
  private Outcome<ResidentCode> resident(NodeTables tables, MovingNoticeBody.Giver giver) {
    var found =
        named(tables, giver(giver)).stream()
            .filter(
                kept ->
                    kept.member()
                        .record()
                        .residence()
                        .address()
                        .value()
                        .equals(giver.address().value()))
            .toList();
    var open = found.stream().filter(MovingNoticeDesk::isOpen).toList();
    if (open.size() == 1) {
      return Outcome.passed(Records.code(open.getFirst().member()));
    }
    if (open.size() > 1) {
      return Outcome.refused(RefusalCode.SEVERAL_RESIDENTS, Rule.EXACTLY_ONE);
    }
    return Outcome.refused(
        found.isEmpty() ? RefusalCode.RESIDENT_UNKNOWN : RefusalCode.RECORD_CLOSED,
        Rule.RECORD_MUST_EXIST);
  }

  private List<ResidentTable.Kept> named(NodeTables tables, MovingNoticeTable.Giver giver) {
    return tables.residents().named(id, giver.name()).stream()
        .filter(
            kept -> {
              var person = kept.member().record().person();
              return person.birthDate().equals(giver.birthDate()) && person.sex() == giver.sex();
            })
        .toList();
  }

  private Stream<MovingNoticeTable.Notice> undecided(NodeTables tables, Kind kind) {
    return tables.movingNotices().undecided(id).stream().filter(one -> one.kind() == kind);
  }

  private Taken keep(NodeTables tables, Inbound inbound, Said said) {
    var takenUpOn = OfficeHours.takenUpOn(inbound.receivedAt());
    var notice =
        new MovingNoticeTable.Notice(
            inbound.sender(),
            said.requestNumber(),
            said.kind(),
            said.giver(),
            said.person(),
            said.body(),
            MovingNoticeTable.State.RECEIVED,
            inbound.receivedAt(),
            takenUpOn);
    tables.movingNotices().add(id, notice, InMigrationDesk.oneYearAfter(inbound.receivedAt()));
    return new Taken(id, notice);
  }

  /** A notice that is kept at a node. */
  private record Taken(NodeId node, MovingNoticeTable.Notice notice) {}

  private static SubmitMovingOutNoticeResponse answer(Taken taken) {
    var response = new SubmitMovingOutNoticeResponse();
    response.setAcknowledgement(acknowledgement(taken));
    response.setTakenUpOn(MovingNoticeBody.day(taken.notice().takenUpOn()));
    return response;
  }

  private static SubmitMovingInReservationResponse reservationAnswer(Taken taken) {
    var response = new SubmitMovingInReservationResponse();
    response.setAcknowledgement(acknowledgement(taken));
    response.setTakenUpOn(MovingNoticeBody.day(taken.notice().takenUpOn()));
    return response;
  }

  private static jukigate.contract.types.Acknowledgement acknowledgement(Taken taken) {
    var notice = taken.notice();
    return Acknowledgements.of(
        taken.node(), notice.requestNumber(), notice.receivedAt(), OptionalInt.empty());
  }

  private static MovingNoticeTable.Giver giver(MovingNoticeBody.Giver giver) {
    return new MovingNoticeTable.Giver(giver.name(), giver.birthDate(), giver.sex());
  }

  private static boolean isSame(MovingNoticeTable.Giver one, MovingNoticeTable.Giver other) {
    return one.name().value().equals(other.name().value())
        && one.birthDate().equals(other.birthDate())
        && one.sex() == other.sex();
  }

  private static boolean isOpen(ResidentTable.Kept kept) {
    return kept.member().record().control().status() == RecordStatus.OPEN;
  }
}
