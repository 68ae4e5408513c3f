import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.individualnumber.IndividualNumber;
import jukigate.contract.individualnumber.NotifyIndividualNumber;
import jukigate.contract.individualnumber.NotifyIndividualNumberResponse;
import jukigate.contract.individualnumber.RequestIndividualNumber;
import jukigate.contract.individualnumber.RequestIndividualNumberResponse;
import jukigate.contract.reconciliation.Reconciliation;
import jukigate.contract.reconciliation.SendReconciliationBlock;
import jukigate.contract.reconciliation.SendReconciliationBlockResponse;
import jukigate.contract.reconciliation.SendReconciliationResult;
import jukigate.contract.reconciliation.SendReconciliationResultResponse;
import jukigate.contract.renewalinquiry.InquireRenewalTargets;
import jukigate.contract.renewalinquiry.InquireRenewalTargetsResponse;
import jukigate.contract.renewalinquiry.RenewalInquiry;
import jukigate.contract.residentcode.AssignResidentCodes;
import jukigate.contract.residentcode.AssignResidentCodesResponse;
import jukigate.contract.residentcode.RequestResidentCodes;
import jukigate.contract.residentcode.RequestResidentCodesResponse;
import jukigate.contract.residentcode.ResidentCode;

/** What servers ask (X11, X12, X13, X20): nothing of it was asked for here. */
final class ServerDesk implements IndividualNumber, ResidentCode, Reconciliation, RenewalInquiry {
  private final Office office;

  ServerDesk(Office office) {
    this.office = office;
  }

  @Override
  public NotifyIndividualNumberResponse notifyIndividualNumber(
      NotifyIndividualNumber request, Dispatch dispatch) {
    var control = request.getControl();
    return office.once(
        request,
        control.getRequestNumber(),
        told -> {
          office.own(control.getMunicipalityCode());
          throw new Refused("JG-B42");
        });
  }

  @Override
  public AssignResidentCodesResponse assignResidentCodes(
      AssignResidentCodes request, Dispatch dispatch) {
    var control = request.getControl();
    return office.once(
        request,
        control.getRequestNumber(),
        told -> {
          office.own(control.getMunicipalityCode());
          throw new Refused("JG-B48");
        });
  }

  @Override
  public SendReconciliationResultResponse sendReconciliationResult(
      SendReconciliationResult request, Dispatch dispatch) {
    var control = request.getControl();
    return office.once(
        request,
        control.getRequestNumber(),
        told -> {
          office.own(control.getMunicipalityCode());
          throw new Refused("JG-B93");
        });
  }

  @Override
  public InquireRenewalTargetsResponse inquireRenewalTargets(
      InquireRenewalTargets request, Dispatch dispatch) {
    var control = request.getControl();
    return office.once(
        request,
        control.getRequestNumber(),
        told -> {
          office.own(control.getMunicipalityCode(), "JG-B09");
          var response = new InquireRenewalTargetsResponse();
          response.setAcknowledgement(told);
          request.getTarget().forEach(it -> response.getNotResident().add(it.getResidentCode()));
          return response;
        });
  }

  @Override
  public RequestIndividualNumberResponse requestIndividualNumber(
      RequestIndividualNumber request, Dispatch dispatch) {
    throw new Refused("JG-401");
  }

  @Override
  public RequestResidentCodesResponse requestResidentCodes(
      RequestResidentCodes request, Dispatch dispatch) {
    throw new Refused("JG-401");
  }

  @Override
  public SendReconciliationBlockResponse sendReconciliationBlock(
      SendReconciliationBlock request, Dispatch dispatch) {
    throw new Refused("JG-401");
  }
}
