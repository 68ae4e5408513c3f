package jukigate.simulators.body;

import java.util.List;
import java.util.Optional;
import jukigate.contract.supplementinquiry.InquireSupplementResponse;
import jukigate.contract.supplementnotice.FamilyRegister;
import jukigate.contract.supplementnotice.NotifySupplementEntry;
import jukigate.contract.supplementnotice.SupplementNoticeControl;
import jukigate.contract.supplementprovision.ProvidedSupplement;
import jukigate.contract.supplementupdate.SupplementControl;
import jukigate.contract.supplementupdate.UpdateSupplement;
import jukigate.contract.types.FourItems;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.Kana;
import jukigate.domain.register.PersonName;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;
import jukigate.domain.register.SupplementKind;
import jukigate.domain.register.SupplementRecord;
import jukigate.simulators.rule.SupplementState;

/** X14, X15, X20: 戸籍の附票. */
public final class SupplementBody {
  private SupplementBody() {}

  /** X14 as it travels. */
  public record Update(String requestNumber, SupplementState state) {}

  /**
   * X20 as it travels.
   *
   * @param home 住所地
   * @param domicile 本籍地
   * @param family 戸籍の表示
   */
  public record Notice(
      String requestNumber,
      LocalGovernmentCode home,
      LocalGovernmentCode domicile,
      jukigate.domain.register.FamilyRegister family,
      SupplementRecord record) {}

  /** The four items that a question may have for its key, all of them. */
  public record Four(RegisterText name, RegisterDate birthDate, Sex sex, RegisterText address) {}

  public static UpdateSupplement write(Update update) {
    var control = new SupplementControl();
    control.setRequestNumber(update.requestNumber());
    control.setUpdateNumber(update.state().updateNumber());
    control.setMunicipalityCode(update.state().municipality().value());
    var body = new UpdateSupplement();
    body.setControl(control);
    body.setRecord(write(update.state().record()));
    return body;
  }

  public static NotifySupplementEntry write(Notice notice) {
    var control = new SupplementNoticeControl();
    control.setRequestNumber(notice.requestNumber());
    control.setMunicipalityCode(notice.home().value());
    control.setDomicileMunicipalityCode(notice.domicile().value());
    var family = new FamilyRegister();
    family.setDomicile(Texts.write(notice.family().domicile()));
    family.setHead(Texts.write(notice.family().head()));
    var body = new NotifySupplementEntry();
    body.setControl(control);
    body.setFamilyRegister(family);
    body.setRecord(write(notice.record()));
    return body;
  }

  public static InquireSupplementResponse answer(List<SupplementState> found) {
    var answer = new InquireSupplementResponse();
    answer.setHitCount((short) found.size());
    found.stream()
        .map(SupplementState::record)
        .map(SupplementBody::write)
        .forEach(answer.getRecord()::add);
    return answer;
  }

  /** Without 住民票コード; with the 個人番号 that the prefecture joins. */
  public static ProvidedSupplement provided(
      jukigate.contract.types.SupplementRecord record, Optional<IndividualNumber> number) {
    var provided = new ProvidedSupplement();
    provided.setName(record.getName());
    provided.setNameReading(record.getNameReading());
    provided.setBirthDate(record.getBirthDate());
    provided.setSex(record.getSex());
    provided.setAddress(record.getAddress());
    provided.setKind(record.getKind());
    provided.setEntryDate(record.getEntryDate());
    number.map(IndividualNumber::value).ifPresent(provided::setIndividualNumber);
    return provided;
  }

  /** Refused when a check digit is wrong or a value is none of the register's. */
  public static Outcome<Update> read(UpdateSupplement body) {
    var control = body.getControl();
    return Reading.of(
        reading ->
            new Update(
                control.getRequestNumber(),
                new SupplementState(
                    read(reading, body.getRecord()),
                    control.getUpdateNumber(),
                    reading.take(
                        Numbers.municipality("municipalityCode", control.getMunicipalityCode())))));
  }

  /** Refused as {@link #read(UpdateSupplement)}. */
  public static Outcome<Notice> read(NotifySupplementEntry body) {
    var control = body.getControl();
    var family = body.getFamilyRegister();
    return Reading.of(
        reading ->
            new Notice(
                control.getRequestNumber(),
                reading.take(
                    Numbers.municipality("municipalityCode", control.getMunicipalityCode())),
                reading.take(
                    Numbers.municipality(
                        "domicileMunicipalityCode", control.getDomicileMunicipalityCode())),
                new jukigate.domain.register.FamilyRegister(
                    reading.take(Texts.read("domicile", family.getDomicile())),
                    reading.take(Texts.read("head", family.getHead()))),
                read(reading, body.getRecord())));
  }

  /** Refused as {@link #read(UpdateSupplement)}. */
  public static Outcome<ResidentCode> code(String residentCode) {
    return Numbers.residentCode(residentCode);
  }

  /** Refused as {@link #read(UpdateSupplement)}. */
  public static Outcome<Four> four(FourItems items) {
    return Reading.of(
        reading ->
            new Four(
                reading.take(Texts.read("name", items.getName())),
                reading.take(Dates.read("birthDate", items.getBirthDate())),
                Sex.ofCode(items.getSex()).orElseThrow(),
                reading.take(Texts.read("address", items.getAddress()))));
  }

  public static jukigate.contract.types.SupplementRecord write(SupplementRecord record) {
    var written = new jukigate.contract.types.SupplementRecord();
    written.setResidentCode(record.residentCode().value());
    written.setName(Texts.write(record.name().kanji()));
    record.name().furigana().map(Kana::value).ifPresent(written::setNameReading);
    written.setBirthDate(Dates.write(record.birthDate()));
    written.setSex(record.sex().code());
    written.setAddress(Texts.write(record.address()));
    written.setKind(record.kind().code());
    written.setEntryDate(Dates.write(record.entryDate()));
    return written;
  }

  private static SupplementRecord read(
      Reading reading, jukigate.contract.types.SupplementRecord read) {
    return new SupplementRecord(
        reading.take(Numbers.residentCode(read.getResidentCode())),
        new PersonName(reading.take(Texts.read("name", read.getName())), reading.take(kana(read))),
        reading.take(Dates.read("birthDate", read.getBirthDate())),
        Sex.ofCode(read.getSex()).orElseThrow(),
        reading.take(Texts.read("address", read.getAddress())),
        SupplementKind.ofCode(read.getKind()).orElseThrow(),
        reading.take(Dates.read("entryDate", read.getEntryDate())));
  }

  private static Outcome<Optional<Kana>> kana(jukigate.contract.types.SupplementRecord read) {
    if (read.getNameReading() == null) {
      return Outcome.passed(Optional.empty());
    }
    var kana = Kana.parse(read.getNameReading());
    return kana.isPresent()
        ? Outcome.passed(kana)
        : Outcome.refused(RefusalCode.SCHEMA_INVALID, "nameReading", "kana");
  }
}
