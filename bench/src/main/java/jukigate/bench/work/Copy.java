package jukigate.bench.work;

import java.time.Instant;
import java.time.InstantSource;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.residencecopy.ApprovedCopy;
import jukigate.contract.residencecopy.CopiedResident;
import jukigate.contract.residencecopy.PreviousAddress;
import jukigate.contract.residencecopy.RequestResidenceCopy;
import jukigate.contract.residencecopy.RequestResidenceCopyResponse;
import jukigate.contract.residencecopy.Requester;
import jukigate.contract.residencecopy.ResidenceCopy;
import jukigate.contract.residencecopy.ResidenceCopyControl;
import jukigate.contract.residencecopy.SendResidenceCopy;
import jukigate.contract.residencecopy.SendResidenceCopyResponse;
import jukigate.contract.residencecopy.SpecialItems;
import jukigate.contract.types.IdentityKey;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.SyntheticBlock;

/**
 * A request for a residence copy of one invented resident (X07), encrypted for another city, and
 * the approval with her data, encrypted for the city that asks.
 */
public record Copy() implements Work<RequestResidenceCopy, RequestResidenceCopyResponse> {
  private static final Operation OPERATION = Operation.REQUEST_RESIDENCE_COPY;
  private static final NodeId HOME = new NodeId("cs-141003");

  /** Of {@code copyScopeCode}: the person alone. */
  private static final String PERSON = "1";

  /** Of {@code identificationCode}. */
  private static final String CARD = "1";

  @Override
  public String label() {
    return "copy";
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Purpose purpose() {
    return Purpose.RESIDENCE_COPY;
  }

  @Override
  public NodeId receiver() {
    return HOME;
  }

  @Override
  public Class<RequestResidenceCopy> requestType() {
    return RequestResidenceCopy.class;
  }

  @Override
  public Class<RequestResidenceCopyResponse> answerType() {
    return RequestResidenceCopyResponse.class;
  }

  @Override
  public RequestResidenceCopy request(int residents) {
    var key = new IdentityKey();
    key.setResidentCode(SyntheticBlock.residentCode(0).value());
    var request = new RequestResidenceCopy();
    request.setControl(control());
    request.setKey(key);
    request.setScope(PERSON);
    request.setSpecialItems(withResidentCode());
    request.setRequester(herself());
    return request;
  }

  private static ResidenceCopyControl control() {
    var control = new ResidenceCopyControl();
    control.setRequestNumber(Invented.REQUEST_NUMBER);
    control.setIssuingMunicipalityCode("221007");
    control.setHomeMunicipalityCode("141003");
    return control;
  }

  private static SpecialItems withResidentCode() {
    var special = new SpecialItems();
    special.setResidentCode(true);
    return special;
  }

  private static Requester herself() {
    var requester = new Requester();
    requester.setName(Invented.name());
    requester.setRelation("本人");
    requester.setIdentification(CARD);
    return requester;
  }

  @Override
  public RequestResidenceCopyResponse answer(RequestResidenceCopy request, Instant now) {
    var approved = new ApprovedCopy();
    approved.getResident().add(resident(request));
    var answer = new RequestResidenceCopyResponse();
    answer.setAcknowledgement(
        Invented.acknowledgement(request.getControl().getRequestNumber(), HOME, now));
    answer.setApproved(approved);
    return answer;
  }

  private static CopiedResident resident(RequestResidenceCopy request) {
    var previous = new PreviousAddress();
    previous.setNotifiedOn(Invented.eventDate());
    previous.setAddress(Invented.address(1));
    var resident = new CopiedResident();
    resident.setName(request.getRequester().getName());
    resident.setBirthDate(Invented.birthDate());
    resident.setSex(Invented.FEMALE);
    resident.setBecameResidentOn(Invented.birthDate());
    resident.setAddress(Invented.text("神奈川県横浜市中区架空町1番5号"));
    resident.setPreviousAddress(previous);
    resident.setResidentCode(request.getKey().getResidentCode());
    return resident;
  }

  @Override
  public void check(RequestResidenceCopyResponse answer, RequestResidenceCopy request) {
    String wanted = request.getKey().getResidentCode();
    ApprovedCopy approved = answer.getApproved();
    if (approved == null
        || approved.getResident().size() != 1
        || !wanted.equals(approved.getResident().getFirst().getResidentCode())) {
      throw new IllegalStateException("not the copy that was asked for");
    }
  }

  @Override
  public Service<?, RequestResidenceCopy, RequestResidenceCopyResponse> service() {
    return new Service<>(ResidenceCopy.class, Desk::new, ResidenceCopy::requestResidenceCopy);
  }

  private record Desk(InstantSource clock) implements ResidenceCopy {
    @Override
    public RequestResidenceCopyResponse requestResidenceCopy(
        RequestResidenceCopy request, Dispatch dispatch) {
      return new Copy().answer(request, clock.instant());
    }

    @Override
    public SendResidenceCopyResponse sendResidenceCopy(
        SendResidenceCopy request, Dispatch dispatch) {
      throw Service.notMeasured();
    }
  }
}
