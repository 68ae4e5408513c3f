package jukigate.simulators.node;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jukigate.contract.outmigration.CancelOutMigrationCertificate;
import jukigate.contract.outmigration.CancelOutMigrationCertificateResponse;
import jukigate.contract.outmigration.RequestOutMigrationCertificate;
import jukigate.contract.outmigration.RequestOutMigrationCertificateResponse;
import jukigate.contract.outmigration.SendOutMigrationCertificate;
import jukigate.contract.outmigration.SendOutMigrationCertificateResponse;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.RegisterDate;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.OutMigrationBody;
import jukigate.simulators.body.ReceivedCertificate;
import jukigate.simulators.rule.CertificateRules;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.CertificateTable;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.NoticeTable;

/**
 * X04: 転出証明書情報. Sent by itself with a 転出届 with card (push), or when the new home asks (pull); kept
 * at the new home until it is used, or until day 31 after the planned date.
 */
public final class OutMigrationDesk {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final NodeId id;
  private final Office office;
  private final CsOutbox outbox;

  OutMigrationDesk(NodeId id, Office office) {
    this.id = id;
    this.office = office;
    this.outbox = new CsOutbox(id, office);
  }

  /** The new home asks the old one for a certificate that did not come. */
  public Entered ask(LocalGovernmentCode origin, ResidentCode person) {
    var entered =
        office
            .store()
            .change(
                tables -> {
                  String number = outbox.requestNumber(tables);
                  var way = new OutMigrationBody.Way(number, origin, outbox.code());
                  var addressed =
                      new CsOutbox.Addressed(
                          NodeId.municipality(origin), Operation.REQUEST_OUT_MIGRATION_CERTIFICATE);
                  long id =
                      outbox.toCs(
                          tables,
                          addressed,
                          number,
                          OutMigrationBody.request(way, person),
                          Optional.empty());
                  return new Entered(List.of(id));
                });
    office.wake().now();
    return entered;
  }

  /** The certificate about a person that is here and may be used. */
  public Optional<ReceivedCertificate> find(ResidentCode person) {
    return office.store().change(tables -> find(tables, person));
  }

  Optional<ReceivedCertificate> find(NodeTables tables, ResidentCode person) {
    return tables
        .certificates()
        .find(id, person)
        .map(
            kept ->
                ReceivedCertificate.read(
                        office.xml().read(kept.body(), SendOutMigrationCertificate.class))
                    .orThrow());
  }

  /** The person has moved in: the certificate has done its work and goes. */
  void use(NodeTables tables, ResidentCode person) {
    tables
        .certificates()
        .find(id, person)
        .ifPresent(kept -> tables.certificates().use(id, kept, person));
  }

  /** At the old home: a request of the new one. */
  public Outcome<RequestOutMigrationCertificateResponse> requested(
      Inbound inbound, RequestOutMigrationCertificate request) {
    String number = request.getControl().getRequestNumber();
    var answer =
        fromSender(inbound, request.getControl().getDestinationMunicipalityCode())
            .then(
                destination ->
                    new Once(office)
                        .apply(
                            new Once.Matter(inbound, number),
                            request,
                            RequestOutMigrationCertificateResponse.class,
                            tables -> promised(tables, inbound, request)));
    if (answer.isPassed()) {
      office.wake().now();
    }
    return answer;
  }

  /** At the new home: a certificate comes. */
  public Outcome<SendOutMigrationCertificateResponse> received(
      Inbound inbound, SendOutMigrationCertificate request) {
    String number = request.getControl().getRequestNumber();
    return ReceivedCertificate.read(request)
        .then(
            certificate ->
                fromSender(inbound, certificate.origin().value()).map(origin -> certificate))
        .then(
            certificate ->
                new Once(office)
                    .apply(
                        new Once.Matter(inbound, number),
                        request,
                        SendOutMigrationCertificateResponse.class,
                        tables -> kept(tables, inbound, request, certificate)));
  }

  /** At the old home, within the transaction of the 転出届: the id of the push, if there is one. */
  Optional<Long> leaves(NodeTables tables, HouseholdMember person, Moving moving) {
    var notice =
        new NoticeTable.Notice(
            NodeId.municipality(moving.destination()),
            moving.address(),
            moving.plannedDate(),
            person.record().lastEvent().date());
    tables.notices().put(id, Records.code(person), notice);
    tables.inMigrations().supersede(id, Records.code(person));
    return moving.pushed()
        ? Optional.of(send(tables, person, notice, notice.destination()))
        : Optional.empty();
  }

  /**
   * At the old home, within the transaction of the 転出の取消し: the ids in the outbox of the notices to
   * every CS that was sent the certificate. Afterwards nobody can ask for it either.
   */
  List<Long> revoke(NodeTables tables, ResidentCode person, RegisterDate cancelledOn) {
    var notice = tables.notices().find(id, person);
    var receivers = tables.notices().receivers(id, person);
    tables.notices().remove(id, person);
    return notice.stream()
        .flatMap(
            planned ->
                receivers.stream()
                    .map(
                        receiver ->
                            new OutMigrationBody.Revocation(
                                person, planned.plannedDate(), cancelledOn, receiver)))
        .map(revocation -> revoked(tables, revocation))
        .toList();
  }

  private long revoked(NodeTables tables, OutMigrationBody.Revocation revocation) {
    String number = outbox.requestNumber(tables);
    NodeId receiver = revocation.receiver();
    var way =
        new OutMigrationBody.Way(number, outbox.code(), receiver.localGovernment().orElseThrow());
    return outbox.toCs(
        tables,
        new CsOutbox.Addressed(receiver, Operation.named("CancelOutMigrationCertificate")),
        number,
        OutMigrationBody.cancellation(way, revocation),
        Optional.empty());
  }

  /** At the new home: the certificate of a person is void. */
  public Outcome<CancelOutMigrationCertificateResponse> cancelled(
      Inbound inbound, CancelOutMigrationCertificate request) {
    var control = request.getControl();
    return fromSender(inbound, control.getOriginMunicipalityCode())
        .then(
            origin ->
                new Once(office)
                    .apply(
                        new Once.Matter(inbound, control.getRequestNumber()),
                        request,
                        CancelOutMigrationCertificateResponse.class,
                        tables -> voided(tables, inbound, request)));
  }

  private Outcome<CancelOutMigrationCertificateResponse> voided(
      NodeTables tables, Inbound inbound, CancelOutMigrationCertificate request) {
    var control = request.getControl();
    if (!control.getDestinationMunicipalityCode().equals(outbox.code().value())) {
      return Outcome.refused(
          RefusalCode.NOT_ADDRESSED_HERE, control.getDestinationMunicipalityCode());
    }
    var person = ResidentCode.parse(request.getCancellation().getResidentCode());
    if (person.isEmpty()) {
      return Outcome.refused(RefusalCode.CHECK_DIGIT_WRONG, "residentCode");
    }
    if (EventEntry.open(tables, id, person.get()).isPassed()) {
      return Outcome.refused(RefusalCode.CERTIFICATE_USED, Rule.USED_CERTIFICATE);
    }
    tables.certificates().revoke(id, inbound.sender(), person.get());
    var response = new CancelOutMigrationCertificateResponse();
    response.setAcknowledgement(
        Acknowledgements.of(
            id, control.getRequestNumber(), inbound.receivedAt(), OptionalInt.empty()));
    return Outcome.passed(response);
  }

  static Outcome<LocalGovernmentCode> fromSender(Inbound inbound, String code) {
    return LocalGovernmentCode.parse(code)
        .map(
            known ->
                inbound.sender().equals(NodeId.municipality(known))
                    ? Outcome.passed(known)
                    : Outcome.<LocalGovernmentCode>refused(
                        RefusalCode.NOT_THE_MUNICIPALITY, inbound.sender(), Rule.OWN_RESIDENTS))
        .orElseGet(() -> Outcome.refused(RefusalCode.CHECK_DIGIT_WRONG, "municipalityCode"));
  }

  private Outcome<RequestOutMigrationCertificateResponse> promised(
      NodeTables tables, Inbound inbound, RequestOutMigrationCertificate request) {
    String number = request.getControl().getRequestNumber();
    return Optional.ofNullable(request.getKey().getResidentCode())
        .flatMap(ResidentCode::parse)
        .flatMap(
            person ->
                tables
                    .notices()
                    .find(id, person)
                    .flatMap(
                        notice ->
                            tables
                                .residents()
                                .find(id, person)
                                .map(
                                    kept -> send(tables, kept.member(), notice, inbound.sender()))))
        .map(
            sent -> {
              var response = new RequestOutMigrationCertificateResponse();
              response.setAcknowledgement(
                  Acknowledgements.of(id, number, inbound.receivedAt(), OptionalInt.empty()));
              return Outcome.passed(response);
            })
        .orElseGet(
            () ->
                Outcome.refused(
                    RefusalCode.CERTIFICATE_NOT_REQUESTABLE, Rule.CERTIFICATE_NEEDS_NOTICE));
  }

  private long send(
      NodeTables tables, HouseholdMember person, NoticeTable.Notice notice, NodeId receiver) {
    tables.notices().sent(id, Records.code(person), receiver);
    String number = outbox.requestNumber(tables);
    var way =
        new OutMigrationBody.Way(number, outbox.code(), receiver.localGovernment().orElseThrow());
    var regime = office.regimes().at(office.clock().instant());
    var move =
        new OutMigrationBody.Move(notice.address(), notice.plannedDate(), notice.notifiedOn());
    return outbox.toCs(
        tables,
        new CsOutbox.Addressed(receiver, Operation.SEND_OUT_MIGRATION_CERTIFICATE),
        number,
        OutMigrationBody.write(way, move, regime.known(person)),
        Optional.of(erasure(notice.plannedDate(), office.clock().instant())));
  }

  private Outcome<SendOutMigrationCertificateResponse> kept(
      NodeTables tables,
      Inbound inbound,
      SendOutMigrationCertificate request,
      ReceivedCertificate certificate) {
    String number = request.getControl().getRequestNumber();
    if (!certificate.destinationMunicipality().equals(outbox.code())) {
      return Outcome.refused(RefusalCode.NOT_ADDRESSED_HERE, certificate.destinationMunicipality());
    }
    tables
        .certificates()
        .add(
            id,
            new CertificateTable.Certificate(
                inbound.sender(),
                number,
                office.xml().bytes(request),
                inbound.receivedAt(),
                erasure(certificate.plannedDate(), inbound.receivedAt())),
            certificate.persons().stream()
                .map(migrant -> migrant.person().residentCode())
                .toList());
    var response = new SendOutMigrationCertificateResponse();
    response.setAcknowledgement(
        Acknowledgements.of(id, number, inbound.receivedAt(), OptionalInt.empty()));
    return Outcome.passed(response);
  }

  /**
   * 0:00 in Japan of day 31 after the planned date; of the day of receipt when that is not known.
   */
  static Instant erasure(RegisterDate plannedDate, Instant received) {
    var day = plannedDate.toLocalDate().orElseGet(() -> received.atZone(JAPAN).toLocalDate());
    return CertificateRules.expiresOn(day).plusDays(1).atStartOfDay(JAPAN).toInstant();
  }
}
