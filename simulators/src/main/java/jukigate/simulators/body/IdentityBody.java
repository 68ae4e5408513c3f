package jukigate.simulators.body;

import java.util.List;
import java.util.Optional;
import jukigate.contract.fault.RefusalText;
import jukigate.contract.identityupdate.IdentityBatchEntry;
import jukigate.contract.identityupdate.IdentityBatchResult;
import jukigate.contract.identityupdate.IdentityUpdateControl;
import jukigate.contract.identityupdate.UpdateIdentity;
import jukigate.contract.identityupdate.UpdateIdentityBatch;
import jukigate.domain.Language;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.register.CodeChange;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.Sex;
import jukigate.simulators.rule.IdentityUpdate;

/** X01: 本人確認情報更新. */
public final class IdentityBody {
  /** What a CS puts into one message; the contract takes up to 500. */
  public static final int LARGEST_BATCH = 200;

  private static final String APPLIED = "applied";
  private static final String REFUSED = "refused";

  private IdentityBody() {}

  /**
   * What an update says.
   *
   * @param requestNumber 依頼管理番号
   */
  public record Update(String requestNumber, IdentityUpdate update) {}

  public static UpdateIdentity write(Update update) {
    var body = new UpdateIdentity();
    body.setControl(control(update));
    body.setRecord(write(update.update().record()));
    update.update().codeChange().ifPresent(change -> body.setCodeChange(write(change)));
    return body;
  }

  /**
   * @param requestNumber 依頼管理番号 of the whole
   * @param updates at most {@link #LARGEST_BATCH}
   */
  public static UpdateIdentityBatch write(String requestNumber, List<Update> updates) {
    var body = new UpdateIdentityBatch();
    body.setRequestNumber(requestNumber);
    for (Update update : updates) {
      var entry = new IdentityBatchEntry();
      entry.setControl(control(update));
      entry.setRecord(write(update.update().record()));
      body.getEntry().add(entry);
    }
    return body;
  }

  /** An entry of a batch as the single update that it says. */
  public static UpdateIdentity single(IdentityBatchEntry entry) {
    var body = new UpdateIdentity();
    body.setControl(entry.getControl());
    body.setRecord(entry.getRecord());
    return body;
  }

  public static IdentityBatchResult applied(String requestNumber) {
    return result(requestNumber, APPLIED);
  }

  public static IdentityBatchResult refused(String requestNumber, Refusal refusal) {
    var result = result(requestNumber, REFUSED);
    result.setRefusalId(refusal.code().id());
    for (Language language : Language.values()) {
      var text = new RefusalText();
      text.setLang(language.locale().toLanguageTag());
      text.setValue(refusal.text(language));
      result.getText().add(text);
    }
    return result;
  }

  public static boolean isRefused(IdentityBatchResult result) {
    return result.getOutcome().equals(REFUSED);
  }

  private static IdentityBatchResult result(String requestNumber, String outcome) {
    var result = new IdentityBatchResult();
    result.setRequestNumber(requestNumber);
    result.setOutcome(outcome);
    return result;
  }

  private static IdentityUpdateControl control(Update update) {
    var control = new IdentityUpdateControl();
    control.setRequestNumber(update.requestNumber());
    control.setUpdateNumber(update.update().updateNumber());
    if (update.update().recoveryNumber() > 0) {
      control.setRecoveryNumber(update.update().recoveryNumber());
    }
    control.setMunicipalityCode(update.update().municipality().value());
    return control;
  }

  /** Refused when a check digit is wrong or a value is none of the register's. */
  public static Outcome<Update> read(UpdateIdentity body) {
    var control = body.getControl();
    return Reading.of(
        reading ->
            new Update(
                control.getRequestNumber(),
                new IdentityUpdate(
                    read(reading, body.getRecord()),
                    reading.take(
                        Numbers.municipality("municipalityCode", control.getMunicipalityCode())),
                    control.getUpdateNumber(),
                    Optional.ofNullable(control.getRecoveryNumber()).orElse(0),
                    Optional.ofNullable(body.getCodeChange())
                        .map(change -> read(reading, change)))));
  }

  private static jukigate.contract.identityupdate.CodeChange write(CodeChange change) {
    var written = new jukigate.contract.identityupdate.CodeChange();
    written.setFormerResidentCode(change.former().value());
    written.setResidentCodeUsedSince(Dates.write(change.usedSince()));
    return written;
  }

  private static CodeChange read(
      Reading reading, jukigate.contract.identityupdate.CodeChange read) {
    return new CodeChange(
        reading.take(Numbers.residentCode(read.getFormerResidentCode())),
        reading.take(Dates.read("residentCodeUsedSince", read.getResidentCodeUsedSince())));
  }

  static jukigate.contract.identityupdate.IdentityRecord write(IdentityRecord record) {
    var written = new jukigate.contract.identityupdate.IdentityRecord();
    written.setResidentCode(record.residentCode().value());
    written.setName(Texts.write(record.name()));
    written.setBirthDate(Dates.write(record.birthDate()));
    written.setSex(record.sex().code());
    written.setAddress(Texts.write(record.address()));
    written.setIndividualNumber(record.individualNumber().value());
    written.setEventReason(record.reason().code());
    written.setEventDate(Dates.write(record.eventDate()));
    return written;
  }

  static IdentityRecord read(
      Reading reading, jukigate.contract.identityupdate.IdentityRecord read) {
    return new IdentityRecord(
        reading.take(Numbers.residentCode(read.getResidentCode())),
        reading.take(Texts.read("name", read.getName())),
        reading.take(Dates.read("birthDate", read.getBirthDate())),
        Sex.ofCode(read.getSex()).orElseThrow(),
        reading.take(Texts.read("address", read.getAddress())),
        reading.take(Numbers.individualNumber(read.getIndividualNumber())),
        EventReason.ofCode(read.getEventReason()).orElseThrow(),
        reading.take(Dates.read("eventDate", read.getEventDate())));
  }
}
