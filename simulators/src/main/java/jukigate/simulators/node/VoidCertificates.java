package jukigate.simulators.node;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jukigate.contract.outmigration.CancelOutMigrationCertificate;
import jukigate.contract.outmigration.CancelOutMigrationCertificateResponse;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.RegisterDate;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.OutMigrationBody;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.NodeTables;

/** X04: what becomes of certificates when a move out is cancelled, at both ends. */
final class VoidCertificates {
  private final NodeId id;
  private final Office office;
  private final CsOutbox outbox;

  VoidCertificates(NodeId id, Office office) {
    this.id = id;
    this.office = office;
    this.outbox = new CsOutbox(id, office);
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
  Outcome<CancelOutMigrationCertificateResponse> received(
      Inbound inbound, CancelOutMigrationCertificate request) {
    var control = request.getControl();
    return OutMigrationDesk.fromSender(inbound, control.getOriginMunicipalityCode())
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
}
