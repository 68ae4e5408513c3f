package jukigate.simulators.node;

import java.util.List;
import java.util.OptionalInt;
import jukigate.contract.residencecopy.RequestResidenceCopy;
import jukigate.contract.residencecopy.RequestResidenceCopyResponse;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.HouseholdMember;
import jukigate.simulators.body.Acknowledgements;
import jukigate.simulators.body.CopyBody;
import jukigate.simulators.store.NodeTables;

/**
 * X07 at the home: 住民票の写しの広域交付 is approved or refused at once, or an officer decides and the result
 * is sent later.
 */
public final class CopyDesk {
  private final NodeId id;
  private final Office office;

  CopyDesk(NodeId id, Office office) {
    this.id = id;
    this.office = office;
  }

  /** A request comes. */
  public Outcome<RequestResidenceCopyResponse> requested(
      Inbound inbound, RequestResidenceCopy request) {
    var control = request.getControl();
    return CopyBody.read(request)
        .then(
            wish ->
                OutMigrationDesk.fromSender(inbound, control.getIssuingMunicipalityCode())
                    .map(ok -> wish))
        .then(wish -> isHere(control.getHomeMunicipalityCode()).map(ok -> wish))
        .then(
            wish ->
                new Once(office)
                    .apply(
                        new Once.Matter(inbound, control.getRequestNumber()),
                        request,
                        RequestResidenceCopyResponse.class,
                        tables -> Outcome.passed(answered(tables, inbound, request, wish))));
  }

  private Outcome<LocalGovernmentCode> isHere(String home) {
    return LocalGovernmentCode.parse(home)
        .map(
            known ->
                id.equals(NodeId.municipality(known))
                    ? Outcome.passed(known)
                    : Outcome.<LocalGovernmentCode>refused(RefusalCode.NOT_ADDRESSED_HERE, known))
        .orElseGet(() -> Outcome.refused(RefusalCode.CHECK_DIGIT_WRONG, "homeMunicipalityCode"));
  }

  /**
   * What an officer says.
   *
   * @param issuing the CS that asked
   * @param requestNumber 依頼管理番号 of the request there
   * @param approve false refuses without saying why
   * @param operatorId 操作者ID of the officer; travels with the answer
   */
  public record Decision(
      NodeId issuing, String requestNumber, boolean approve, String operatorId) {}

  /**
   * An officer decides about a pending request; the result is sent by the outbox. A yes is judged
   * again by the register as it is now.
   */
  public Outcome<Entered> decide(Decision decision) {
    var outcome =
        office.store().transact(tables -> new CopyDecision(id, office).decide(tables, decision));
    if (outcome.isPassed()) {
      office.wake().now();
    }
    return outcome;
  }

  private RequestResidenceCopyResponse answered(
      NodeTables tables, Inbound inbound, RequestResidenceCopy request, CopyBody.Wish wish) {
    var response = new RequestResidenceCopyResponse();
    String number = request.getControl().getRequestNumber();
    response.setAcknowledgement(
        Acknowledgements.of(id, number, inbound.receivedAt(), OptionalInt.empty()));
    switch (new CopyDecision(id, office).judge(tables, wish)) {
      case CopyDecision.Judgement.Approve(List<HouseholdMember> people) ->
          response.setApproved(CopyBody.approved(people, wish.special()));
      case CopyDecision.Judgement.Refuse(CopyBody.No reason) ->
          response.setRefused(CopyBody.refused(reason));
      case CopyDecision.Judgement.Ask(List<HouseholdMember> people) ->
          response.setPending(new CopyDecision(id, office).pending(tables, inbound, request));
    }
    return response;
  }
}
