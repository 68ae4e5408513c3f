package jukigate.bench.batch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.identityupdate.IdentityBatchEntry;
import jukigate.contract.identityupdate.IdentityBatchResult;
import jukigate.contract.identityupdate.IdentityRecord;
import jukigate.contract.identityupdate.IdentityUpdateControl;
import jukigate.contract.identityupdate.UpdateIdentityBatch;
import jukigate.contract.identityupdate.UpdateIdentityBatchResponse;
import jukigate.contract.types.Acknowledgement;
import jukigate.contract.types.RegisterDate;
import jukigate.contract.types.RegisterText;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.number.SyntheticBlock;

/** A batch of identity updates of invented residents (X01), and what answers it. */
public final class Batch {
  public static final Operation OPERATION = Operation.named("UpdateIdentityBatch");

  /** As the contract has it. */
  public static final int MOST = 500;

  private static final int ENTRY_BYTES = entryBytes();

  private Batch() {}

  /** How many entries make a body of about so many bytes; one at least. */
  public static int entries(int bytes) {
    return Math.clamp(Math.round((double) bytes / ENTRY_BYTES), 1, MOST);
  }

  private static int entryBytes() {
    BodyText text = new BodyText();
    return text.bytes(request(2)).size() - text.bytes(request(1)).size();
  }

  public static UpdateIdentityBatch request(int entries) {
    var batch = new UpdateIdentityBatch();
    batch.setRequestNumber("BENCH");
    for (int i = 0; i < entries; i++) {
      batch.getEntry().add(entry(i));
    }
    return batch;
  }

  private static IdentityBatchEntry entry(int resident) {
    var control = new IdentityUpdateControl();
    control.setRequestNumber("BENCH-" + resident);
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
    record.setName(text("架空 通子"));
    record.setBirthDate(date("H", 2));
    record.setSex("2");
    record.setAddress(text("静岡県静岡市葵区架空町" + (resident + 1) + "番5号"));
    record.setIndividualNumber(SyntheticBlock.individualNumber(resident).value());
    record.setEventReason("A06");
    record.setEventDate(date("R", 8));
    return record;
  }

  private static RegisterText text(String value) {
    var text = new RegisterText();
    text.setText(value);
    return text;
  }

  private static RegisterDate date(String era, int year) {
    var date = new RegisterDate();
    date.setForm("F00");
    date.setEra(era);
    date.setYear(year);
    date.setMonth(4);
    date.setDay(5);
    return date;
  }

  /** Of the header of every request. */
  public static Dispatch dispatch() {
    var dispatch = new Dispatch();
    dispatch.setOperatorId("op-bench");
    dispatch.setTerminalId("term-bench");
    dispatch.setPurpose(Purpose.REGISTER_UPDATE.code());
    return dispatch;
  }

  /** That each entry was applied. */
  public static UpdateIdentityBatchResponse answer(UpdateIdentityBatch request, Instant now) {
    var acknowledgement = new Acknowledgement();
    acknowledgement.setRequestNumber(request.getRequestNumber());
    acknowledgement.setReceiver(Parties.RECEIVER.value());
    acknowledgement.setReceivedAt(time(now));
    var answer = new UpdateIdentityBatchResponse();
    answer.setAcknowledgement(acknowledgement);
    List<IdentityBatchResult> results = new ArrayList<>();
    for (IdentityBatchEntry entry : request.getEntry()) {
      results.add(applied(entry));
    }
    answer.getResult().addAll(results);
    return answer;
  }

  private static IdentityBatchResult applied(IdentityBatchEntry entry) {
    var result = new IdentityBatchResult();
    result.setRequestNumber(entry.getControl().getRequestNumber());
    result.setOutcome("applied");
    return result;
  }

  private static XMLGregorianCalendar time(Instant now) {
    var calendar = GregorianCalendar.from(now.atZone(ZoneOffset.UTC));
    return Types.FACTORY.newXMLGregorianCalendar(calendar);
  }

  private static final class Types {
    static final DatatypeFactory FACTORY = factory();

    private static DatatypeFactory factory() {
      try {
        return DatatypeFactory.newInstance();
      } catch (DatatypeConfigurationException e) {
        throw new IllegalStateException("every JDK has one", e);
      }
    }
  }

  /**
   * @throws IllegalStateException when the answer does not say of each entry that it was applied
   */
  public static void check(UpdateIdentityBatchResponse answer, int entries) {
    long applied =
        answer.getResult().stream().filter(result -> "applied".equals(result.getOutcome())).count();
    if (applied != entries) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "%d of %d were applied", applied, entries));
    }
  }
}
