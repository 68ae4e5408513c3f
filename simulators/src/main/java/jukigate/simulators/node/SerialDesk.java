package jukigate.simulators.node;

import java.util.List;
import java.util.OptionalInt;
import jukigate.contract.certificateserial.NotifyCertificateSerials;
import jukigate.contract.certificateserial.NotifyCertificateSerialsResponse;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.SerialBody;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.HeldCertificate;
import jukigate.simulators.rule.IdentityState;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.rule.SerialRules;
import jukigate.simulators.store.IdentityTable;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.ResidentTable;

/** X20: 電子証明書のシリアル番号. The CS sends several at once; the national server keeps all or none. */
final class SerialDesk {
  private static final Operation OPERATION = Operation.named("NotifyCertificateSerials");

  private final NodeId id;
  private final Office office;

  SerialDesk(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** At the CS: only for residents of its own. */
  Outcome<Entered> order(NodeTables tables, ResidentEvent.CertificateSerials event) {
    for (HeldCertificate one : event.certificates()) {
      var open = EventEntry.open(tables, id, one.holder());
      if (open instanceof Outcome.Refused<ResidentTable.Kept>(Refusal refusal)) {
        return Outcome.refused(refusal);
      }
    }
    var outbox = new CsOutbox(id, office);
    var request = event.header().request();
    var notice =
        new SerialBody.Notice(request.requestNumber(), outbox.code(), event.certificates());
    var addressed = new CsOutbox.Addressed(NodeId.NATIONAL, OPERATION);
    var body = SerialBody.write(notice);
    return Outcome.passed(
        new Entered(List.of(outbox.inOrder(tables, addressed, request, Purpose.CARD, body))));
  }

  /** At the national server. */
  Outcome<NotifyCertificateSerialsResponse> received(
      Inbound inbound, NotifyCertificateSerials request) {
    return SerialBody.read(request)
        .then(
            notice ->
                inbound.sender().equals(NodeId.municipality(notice.municipality()))
                    ? Outcome.passed(notice)
                    : Outcome.refused(
                        RefusalCode.NOT_THE_MUNICIPALITY, inbound.sender(), Rule.OWN_RESIDENTS))
        .then(
            notice ->
                new Once(office)
                    .apply(
                        new Once.Matter(inbound, notice.requestNumber()),
                        request,
                        NotifyCertificateSerialsResponse.class,
                        tables -> kept(tables, inbound, notice)));
  }

  private Outcome<NotifyCertificateSerialsResponse> kept(
      NodeTables tables, Inbound inbound, SerialBody.Notice notice) {
    var eraseAt = OPERATION.keep().until(inbound.receivedAt());
    return SerialRules.judge(
            notice.certificates(),
            holder -> isOf(tables, notice, holder),
            serial -> tables.serials().find(id, serial))
        .map(
            certificates -> {
              certificates.forEach(one -> tables.serials().put(id, one, eraseAt));
              var response = new NotifyCertificateSerialsResponse();
              response.setAcknowledgement(
                  Acknowledgements.of(
                      id, notice.requestNumber(), inbound.receivedAt(), OptionalInt.empty()));
              return response;
            });
  }

  private boolean isOf(NodeTables tables, SerialBody.Notice notice, ResidentCode holder) {
    return tables
        .identities()
        .find(id, holder)
        .map(IdentityTable.Kept::state)
        .filter(IdentityState::isOpen)
        .filter(state -> state.municipality().equals(notice.municipality()))
        .isPresent();
  }
}
