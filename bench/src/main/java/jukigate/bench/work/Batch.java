package jukigate.bench.work;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.identityupdate.IdentityBatchEntry;
import jukigate.contract.identityupdate.IdentityBatchResult;
import jukigate.contract.identityupdate.IdentityRecord;
import jukigate.contract.identityupdate.IdentityUpdate;
import jukigate.contract.identityupdate.IdentityUpdateControl;
import jukigate.contract.identityupdate.UpdateIdentity;
import jukigate.contract.identityupdate.UpdateIdentityBatch;
import jukigate.contract.identityupdate.UpdateIdentityBatchResponse;
import jukigate.contract.identityupdate.UpdateIdentityResponse;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.SyntheticBlock;

/** A batch of identity updates of invented residents (X01). */
public record Batch() implements Work<UpdateIdentityBatch, UpdateIdentityBatchResponse> {
  private static final Operation OPERATION = Operation.named("UpdateIdentityBatch");

  /** As the contract has it. */
  private static final int MOST = 500;

  private static final String APPLIED = "applied";

  /** How many entries make a body of about so many bytes, from 1 on; may be more than the most. */
  public int entries(int bytes) {
    int entry = requestBytes(2) - requestBytes(1);
    return Math.max(1, (bytes + entry / 2) / entry);
  }

  @Override
  public String label() {
    return "update";
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Purpose purpose() {
    return Purpose.REGISTER_UPDATE;
  }

  @Override
  public NodeId receiver() {
    return PREFECTURE;
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public Class<UpdateIdentityBatch> requestType() {
    return UpdateIdentityBatch.class;
  }

  @Override
  public Class<UpdateIdentityBatchResponse> answerType() {
    return UpdateIdentityBatchResponse.class;
  }

  @Override
  public UpdateIdentityBatch request(int residents) {
    var batch = new UpdateIdentityBatch();
    batch.setRequestNumber(Invented.REQUEST_NUMBER);
    for (int i = 0; i < residents; i++) {
      batch.getEntry().add(entry(i));
    }
    return batch;
  }

  private static IdentityBatchEntry entry(int resident) {
    var control = new IdentityUpdateControl();
    control.setRequestNumber(Invented.REQUEST_NUMBER + "-" + resident);
    control.setUpdateNumber(1);
    control.setMunicipalityCode("221007");
    var entry = new IdentityBatchEntry();
    entry.setControl(control);
    entry.setRecord(record(resident));
    return entry;
  }

  private static IdentityRecord record(int resident) {
    var record = new IdentityRecord();
    record.setResidentCode(SyntheticBlock.residentCode(resident).value());
    record.setName(Invented.name());
    record.setBirthDate(Invented.birthDate());
    record.setSex(Invented.FEMALE);
    record.setAddress(Invented.address(resident));
    record.setIndividualNumber(SyntheticBlock.individualNumber(resident).value());
    record.setEventReason("A06");
    record.setEventDate(Invented.eventDate());
    return record;
  }

  @Override
  public UpdateIdentityBatchResponse answer(UpdateIdentityBatch request, Instant now) {
    var answer = new UpdateIdentityBatchResponse();
    answer.setAcknowledgement(
        Invented.acknowledgement(request.getRequestNumber(), receiver(), now));
    for (IdentityBatchEntry entry : request.getEntry()) {
      answer.getResult().add(applied(entry));
    }
    return answer;
  }

  private static IdentityBatchResult applied(IdentityBatchEntry entry) {
    var result = new IdentityBatchResult();
    result.setRequestNumber(entry.getControl().getRequestNumber());
    result.setOutcome(APPLIED);
    return result;
  }

  @Override
  public void check(UpdateIdentityBatchResponse answer, UpdateIdentityBatch request) {
    int entries = request.getEntry().size();
    long applied =
        answer.getResult().stream().filter(result -> APPLIED.equals(result.getOutcome())).count();
    if (applied != entries) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "%d of %d were applied", applied, entries));
    }
  }

  @Override
  public Service<?, UpdateIdentityBatch, UpdateIdentityBatchResponse> service() {
    return new Service<>(IdentityUpdate.class, Desk::new, IdentityUpdate::updateIdentityBatch);
  }

  private record Desk(InstantSource clock) implements IdentityUpdate {
    @Override
    public UpdateIdentityBatchResponse updateIdentityBatch(
        UpdateIdentityBatch request, Dispatch dispatch) {
      return new Batch().answer(request, clock.instant());
    }

    @Override
    public UpdateIdentityResponse updateIdentity(UpdateIdentity request, Dispatch dispatch) {
      throw Service.notMeasured();
    }
  }
}
