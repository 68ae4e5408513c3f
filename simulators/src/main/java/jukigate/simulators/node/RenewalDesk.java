package jukigate.simulators.node;

import java.util.List;
import java.util.OptionalInt;
import jukigate.contract.renewalinquiry.InquireRenewalTargets;
import jukigate.contract.renewalinquiry.InquireRenewalTargetsResponse;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.ControlItems;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.RenewalBody;
import jukigate.simulators.rule.RenewalTarget;
import jukigate.simulators.rule.Rule;
import jukigate.simulators.store.NodeTables;
import jukigate.simulators.store.RenewalTable;
import jukigate.simulators.store.RenewalTable.State;

/**
 * X20: 更新対象者照会. The card management system asks, the municipality says at once who is not there;
 * the others stay open at both ends until a 送付先情報 (X10) of theirs goes.
 */
final class RenewalDesk {
  private static final Operation OPERATION = Operation.named("InquireRenewalTargets");

  private final NodeId id;
  private final Office office;

  RenewalDesk(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** At the card management system: the inquiry and its trace, in one transaction. */
  Entered ask(RenewalBody.Inquiry inquiry, ControlItems.Request request) {
    NodeId municipality = NodeId.municipality(inquiry.municipality());
    var key = new RenewalTable.Key(id, municipality, inquiry.requestNumber());
    var eraseAt = OPERATION.keep().until(office.clock().instant());
    var addressed = new CsOutbox.Addressed(municipality, OPERATION);
    var entered =
        office
            .store()
            .change(
                tables -> {
                  inquiry
                      .targets()
                      .forEach(one -> tables.renewals().add(key, one, State.OPEN, eraseAt));
                  long entry =
                      new CsOutbox(id, office)
                          .inquiry(
                              tables, addressed, request, Purpose.CARD, RenewalBody.write(inquiry));
                  return new Entered(List.of(entry));
                });
    office.wake().now();
    return entered;
  }

  /** At the municipality. */
  Outcome<InquireRenewalTargetsResponse> received(Inbound inbound, InquireRenewalTargets request) {
    return RenewalBody.read(request)
        .then(
            inquiry ->
                id.equals(NodeId.municipality(inquiry.municipality()))
                    ? Outcome.passed(inquiry)
                    : Outcome.refused(
                        RefusalCode.NOT_THE_MUNICIPALITY,
                        NodeId.municipality(inquiry.municipality()),
                        Rule.RENEWAL))
        .then(
            inquiry ->
                new Once(office)
                    .apply(
                        new Once.Matter(inbound, inquiry.requestNumber()),
                        request,
                        InquireRenewalTargetsResponse.class,
                        tables -> Outcome.passed(noted(tables, inbound, inquiry))));
  }

  private InquireRenewalTargetsResponse noted(
      NodeTables tables, Inbound inbound, RenewalBody.Inquiry inquiry) {
    var key = new RenewalTable.Key(id, inbound.sender(), inquiry.requestNumber());
    var eraseAt = OPERATION.keep().until(inbound.receivedAt());
    var response = new InquireRenewalTargetsResponse();
    response.setAcknowledgement(
        Acknowledgements.of(
            id, inquiry.requestNumber(), inbound.receivedAt(), OptionalInt.empty()));
    for (RenewalTarget target : inquiry.targets()) {
      boolean isHere = EventEntry.open(tables, id, target.resident()).isPassed();
      tables.renewals().add(key, target, isHere ? State.OPEN : State.NOT_RESIDENT, eraseAt);
      if (!isHere) {
        response.getNotResident().add(target.resident().value());
      }
    }
    return response;
  }
}
