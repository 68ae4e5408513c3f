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
import jukigate.simulators.body.CopyBody;
import jukigate.simulators.body.OutMigrationBody;
import jukigate.simulators.body.ReceivedCertificate;
import jukigate.simulators.rule.CertificateRules;
import jukigate.simulators.rule.InMigrationRules;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.CertificateTable;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.NoticeTable;
import jukigate.simulators.store.ResidentTable;

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
        ? Optional.of(send(tables, person, new Way(notice, notice.destination(), Optional.empty())))
        : Optional.empty();
  }

  /** At the new home: the certificate of a person is void. */
  public Outcome<CancelOutMigrationCertificateResponse> cancelled(
      Inbound inbound, CancelOutMigrationCertificate request) {
    return new VoidCertificates(id, office).received(inbound, request);
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
    return CopyBody.who(request.getKey())
        .then(who -> leaver(tables, who))
        .map(
            person -> {
              var notice = tables.notices().find(id, Records.code(person)).orElseThrow();
              return send(tables, person, new Way(notice, inbound.sender(), Optional.of(number)));
            })
        .map(
            sent -> {
              var response = new RequestOutMigrationCertificateResponse();
              response.setAcknowledgement(
                  Acknowledgements.of(id, number, inbound.receivedAt(), OptionalInt.empty()));
              return response;
            });
  }

  /** The one person of the key whose move out stands. */
  private Outcome<HouseholdMember> leaver(NodeTables tables, CopyBody.Who who) {
    List<ResidentTable.Kept> found =
        switch (who) {
          case CopyBody.Who.ByCode(ResidentCode code) ->
              tables.residents().find(id, code).stream().toList();
          case CopyBody.Who.ByItems items -> Records.found(tables, id, items);
        };
    var left =
        found.stream()
            .map(ResidentTable.Kept::member)
            .filter(InMigrationRules::isGone)
            .filter(member -> tables.notices().find(id, Records.code(member)).isPresent())
            .toList();
    return left.size() == 1
        ? Outcome.passed(left.getFirst())
        : Outcome.refused(RefusalCode.CERTIFICATE_NOT_REQUESTABLE, Rule.CERTIFICATE_NEEDS_NOTICE);
  }

  /**
   * Where a certificate goes, and why.
   *
   * @param answers 依頼管理番号 of the request; empty when it goes with the 転出届
   */
  private record Way(NoticeTable.Notice notice, NodeId receiver, Optional<String> answers) {}

  private long send(NodeTables tables, HouseholdMember person, Way going) {
    var notice = going.notice();
    NodeId receiver = going.receiver();
    tables.notices().sent(id, Records.code(person), receiver);
    String number = outbox.requestNumber(tables);
    var way =
        new OutMigrationBody.Way(number, outbox.code(), receiver.localGovernment().orElseThrow());
    var regime = office.regimes().at(office.clock().instant());
    var move =
        new OutMigrationBody.Move(notice.address(), notice.plannedDate(), notice.notifiedOn());
    var body = OutMigrationBody.write(way, move, regime.known(person));
    going.answers().ifPresent(body.getControl()::setAnswersRequestNumber);
    return outbox.toCs(
        tables,
        new CsOutbox.Addressed(receiver, Operation.SEND_OUT_MIGRATION_CERTIFICATE),
        number,
        body,
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

  /** 0:00 in Japan of the day after the last one on which a certificate is kept (rule R8). */
  static Instant erasure(RegisterDate plannedDate, Instant received) {
    var today = received.atZone(JAPAN).toLocalDate();
    return CertificateRules.keptUntil(plannedDate.toLocalDate(), today)
        .plusDays(1)
        .atStartOfDay(JAPAN)
        .toInstant();
  }
}
