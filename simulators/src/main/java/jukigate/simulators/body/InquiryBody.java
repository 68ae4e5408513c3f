package jukigate.simulators.body;

import java.util.List;
import java.util.Optional;
import jukigate.contract.disclosure.DiscloseProvisionResponse;
import jukigate.contract.disclosure.Provision;
import jukigate.contract.identityinquiry.InquireIdentity;
import jukigate.contract.identityinquiry.InquireIdentityResponse;
import jukigate.contract.identityinquiry.InquiryControl;
import jukigate.contract.identityinquiry.InquiryKey;
import jukigate.contract.identityverification.ItemResult;
import jukigate.contract.identityverification.VerifyIdentityResponse;
import jukigate.contract.types.FourItems;
import jukigate.contract.types.ProvidedRecord;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.Sex;
import jukigate.simulators.rule.IdentityState;
import jukigate.simulators.rule.Search;
import jukigate.simulators.rule.SearchKey;
import jukigate.simulators.store.ProvisionTable;

/** X02, X03, X18: what is asked of a server, and what it answers. */
public final class InquiryBody {
  private InquiryBody() {}

  /** Which of the guarded items an asker may have. */
  public record Grant(boolean residentCode, boolean individualNumber) {
    /** The names of the items, for the record of the provision. */
    public String items() {
      return (residentCode ? "住民票コード " : "")
          + "氏名 生年月日 性別 住所"
          + (individualNumber ? " 個人番号" : "")
          + " 異動事由 異動年月日";
    }
  }

  /** Hits of an inquiry from one of them on. */
  public record Page(int hitCount, int firstHit, List<IdentityState> records) {}

  public static Outcome<ResidentCode> residentCode(String text) {
    return Numbers.residentCode(text);
  }

  public static Outcome<IndividualNumber> individualNumber(String text) {
    return Numbers.individualNumber(text);
  }

  /** Refused when a value is none of the register's. */
  public static Outcome<Search> read(jukigate.contract.identityinquiry.Search read) {
    return Reading.of(
        reading ->
            new Search(
                Optional.ofNullable(read.getName())
                    .map(name -> reading.take(Texts.read("name", name))),
                Optional.ofNullable(read.getBirthDate())
                    .map(date -> reading.take(Dates.read("birthDate", date))),
                Optional.ofNullable(read.getAddress())
                    .map(address -> reading.take(Texts.read("address", address))),
                Optional.ofNullable(read.getSex()).map(sex -> Sex.ofCode(sex).orElseThrow())));
  }

  /** The four items of a document, all of them; refused as {@link #read}. */
  public static Outcome<Search> read(FourItems items) {
    return Reading.of(
        reading ->
            new Search(
                Optional.of(reading.take(Texts.read("name", items.getName()))),
                Optional.of(reading.take(Dates.read("birthDate", items.getBirthDate()))),
                Optional.of(reading.take(Texts.read("address", items.getAddress()))),
                Sex.ofCode(items.getSex())));
  }

  /** X03 of a search. */
  public static InquireIdentity write(String requestNumber, Search search, int firstHit) {
    var control = new InquiryControl();
    control.setRequestNumber(requestNumber);
    var key = new InquiryKey();
    key.setSearch(write(search));
    var body = new InquireIdentity();
    body.setControl(control);
    body.setKey(key);
    body.setFirstHit(firstHit);
    return body;
  }

  static jukigate.contract.identityinquiry.Search write(Search search) {
    var written = new jukigate.contract.identityinquiry.Search();
    search.name().map(Texts::write).ifPresent(written::setName);
    search.birthDate().map(Dates::write).ifPresent(written::setBirthDate);
    search.address().map(Texts::write).ifPresent(written::setAddress);
    search.sex().map(Sex::code).ifPresent(written::setSex);
    return written;
  }

  public static InquireIdentityResponse answer(Page page, Grant grant) {
    var answer = new InquireIdentityResponse();
    answer.setHitCount((short) page.hitCount());
    answer.setFirstHit(page.firstHit());
    page.records().stream().map(state -> provided(state, grant)).forEach(answer.getRecord()::add);
    return answer;
  }

  /** X02: what was presented, beside what is on record. */
  public static VerifyIdentityResponse verified(
      Optional<IdentityState> found, Optional<Search> presented) {
    var answer = new VerifyIdentityResponse();
    answer.setKnown(found.isPresent());
    presented.ifPresent(four -> answer.setItems(compared(found.map(IdentityState::current), four)));
    return answer;
  }

  public static DiscloseProvisionResponse disclosed(
      Optional<IdentityState> record, List<ProvisionTable.Provided> provisions) {
    var answer = new DiscloseProvisionResponse();
    record.map(state -> provided(state, new Grant(true, true))).ifPresent(answer::setRecord);
    provisions.stream().map(InquiryBody::provision).forEach(answer.getProvision()::add);
    return answer;
  }

  private static ItemResult compared(Optional<IdentityRecord> found, Search four) {
    var result = new ItemResult();
    result.setName(
        same(
            found.map(IdentityRecord::name).map(SearchKey::ofName),
            four.name().map(SearchKey::ofName)));
    result.setBirthDate(
        same(
            found.map(IdentityRecord::birthDate).map(RegisterDate::text),
            four.birthDate().map(RegisterDate::text)));
    result.setSex(same(found.map(IdentityRecord::sex), four.sex()));
    result.setAddress(
        same(
            found.map(IdentityRecord::address).map(SearchKey::ofAddress),
            four.address().map(SearchKey::ofAddress)));
    return result;
  }

  private static <T> boolean same(Optional<T> found, Optional<T> presented) {
    return found.isPresent() && found.equals(presented);
  }

  private static ProvidedRecord provided(IdentityState state, Grant grant) {
    IdentityRecord record = state.current();
    var provided = new ProvidedRecord();
    if (grant.residentCode()) {
      provided.setResidentCode(record.residentCode().value());
    }
    provided.setName(Texts.write(record.name()));
    provided.setBirthDate(Dates.write(record.birthDate()));
    provided.setSex(record.sex().code());
    provided.setAddress(Texts.write(record.address()));
    if (grant.individualNumber()) {
      provided.setIndividualNumber(record.individualNumber().value());
    }
    provided.setEventReason(record.reason().code());
    provided.setEventDate(Dates.write(record.eventDate()));
    provided.setState(state.isOpen() ? "1" : "2");
    return provided;
  }

  public static Provision provision(ProvisionTable.Provided provided) {
    var written = new Provision();
    written.setProvidedAt(Acknowledgements.time(provided.at()));
    written.setRecipient(provided.recipient().value());
    written.setPurpose(provided.purpose().code());
    written.setItems(provided.items());
    return written;
  }
}
