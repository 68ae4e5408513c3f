package jukigate.simulators.node;

import java.util.List;
import java.util.OptionalInt;
import jukigate.contract.linkagenumber.LinkageControl;
import jukigate.contract.linkagenumber.NotifyLinkageNumber;
import jukigate.contract.linkagenumber.NotifyLinkageNumberResponse;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.InquiryBody;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.IdentityState;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.IdentityTable;
import jukigate.simulators.store.NodeTables;

/** X17: 処理通番. The city's own systems get it elsewhere; the CS passes it to the national server. */
final class LinkageDesk {
  private static final Operation OPERATION = Operation.named("NotifyLinkageNumber");

  private final NodeId id;
  private final Office office;

  LinkageDesk(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** At the CS: only for a resident of its own, and never a number that was another one's. */
  Outcome<Entered> order(NodeTables tables, ResidentEvent.LinkageNumber event) {
    return EventEntry.open(tables, id, event.residentCode())
        .then(kept -> reserved(tables, event).map(reserved -> kept))
        .map(
            kept -> {
              var outbox = new CsOutbox(id, office);
              var request = event.header().request();
              var control = new LinkageControl();
              control.setRequestNumber(request.requestNumber());
              control.setMunicipalityCode(outbox.code().value());
              var body = new NotifyLinkageNumber();
              body.setControl(control);
              body.setProcessingNumber(event.processingNumber());
              body.setResidentCode(event.residentCode().value());
              var addressed = new CsOutbox.Addressed(NodeId.NATIONAL, OPERATION);
              return new Entered(
                  List.of(outbox.inOrder(tables, addressed, request, Purpose.LINKAGE_CODE, body)));
            });
  }

  private Outcome<ResidentCode> reserved(NodeTables tables, ResidentEvent.LinkageNumber event) {
    var code = event.residentCode();
    var earlier = tables.linkages().find(id, event.processingNumber());
    if (earlier.isEmpty()) {
      tables
          .linkages()
          .add(
              id,
              event.processingNumber(),
              code,
              id.localGovernment().orElseThrow(),
              OPERATION.keep().until(office.clock().instant()));
    }
    return earlier.filter(other -> !other.equals(code)).isPresent()
        ? Outcome.refused(RefusalCode.PROCESSING_NUMBER_TAKEN, Rule.PROCESSING_NUMBER)
        : Outcome.passed(code);
  }

  /** At the national server. */
  Outcome<NotifyLinkageNumberResponse> received(Inbound inbound, NotifyLinkageNumber request) {
    return InquiryBody.residentCode(request.getResidentCode())
        .then(
            code ->
                new Once(office)
                    .apply(
                        new Once.Matter(inbound, request.getControl().getRequestNumber()),
                        request,
                        NotifyLinkageNumberResponse.class,
                        tables ->
                            resident(tables, inbound, code)
                                .then(state -> kept(tables, inbound, request, state))));
  }

  private Outcome<IdentityState> resident(NodeTables tables, Inbound inbound, ResidentCode code) {
    var found = tables.identities().find(id, code).map(IdentityTable.Kept::state);
    if (found.isEmpty()) {
      return Outcome.refused(RefusalCode.RESIDENT_UNKNOWN, Rule.RECORD_MUST_EXIST);
    }
    if (!found.get().isOpen()) {
      return Outcome.refused(RefusalCode.RECORD_CLOSED, Rule.RECORD_MUST_EXIST);
    }
    return inbound.sender().equals(NodeId.municipality(found.get().municipality()))
        ? Outcome.passed(found.get())
        : Outcome.refused(RefusalCode.NOT_THE_MUNICIPALITY, inbound.sender(), Rule.OWN_RESIDENTS);
  }

  private Outcome<NotifyLinkageNumberResponse> kept(
      NodeTables tables, Inbound inbound, NotifyLinkageNumber request, IdentityState state) {
    var code = state.current().residentCode();
    var earlier = tables.linkages().find(id, request.getProcessingNumber());
    if (earlier.filter(other -> !other.equals(code)).isPresent()) {
      return Outcome.refused(RefusalCode.PROCESSING_NUMBER_TAKEN, Rule.PROCESSING_NUMBER);
    }
    if (earlier.isEmpty()) {
      tables
          .linkages()
          .add(
              id,
              request.getProcessingNumber(),
              code,
              state.municipality(),
              OPERATION.keep().until(inbound.receivedAt()));
    }
    var response = new NotifyLinkageNumberResponse();
    response.setAcknowledgement(
        Acknowledgements.of(
            id,
            request.getControl().getRequestNumber(),
            inbound.receivedAt(),
            OptionalInt.empty()));
    return Outcome.passed(response);
  }
}
