package jukigate.simulators.body;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jukigate.contract.residencecopy.ApprovedCopy;
import jukigate.contract.residencecopy.CopiedResident;
import jukigate.contract.residencecopy.PreviousAddress;
import jukigate.contract.residencecopy.RefusedCopy;
import jukigate.contract.residencecopy.RequestResidenceCopy;
import jukigate.contract.residencecopy.Requester;
import jukigate.contract.residencecopy.ResidenceCopyControl;
import jukigate.contract.residencecopy.SpecialItems;
import jukigate.contract.types.FourItems;
import jukigate.contract.types.IdentityKey;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.PreviousResidence;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;
import jukigate.simulators.rule.CopyItem;

/** X07: 住民票の写しの広域交付. */
public final class CopyBody {
  private CopyBody() {}

  /** Why no copy is issued (copyRefusalCode). */
  public enum No {
    /** The home does not issue it; also the answer to a protective measure, which stays unsaid. */
    NOT_ISSUED("H01"),
    NO_SUCH_RESIDENT("H02"),
    NOT_EXACTLY_ONE("H03"),
    NOT_OF_THE_HOUSEHOLD("H04"),
    CHANGE_IN_PROGRESS("H05");

    private final String code;

    No(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /**
   * What is asked for.
   *
   * @param scope code of {@code copyScopeCode}: 1 the person, 2 the household, 3 some members
   * @param special beside the items that every copy has
   */
  public record Wish(
      Who who, String scope, Special special, RegisterText requester, String relation) {}

  /** By 住民票コード, or by the 4 items. */
  public sealed interface Who {
    record ByCode(ResidentCode code) implements Who {}

    record ByItems(RegisterText name, RegisterDate birthDate, Sex sex, RegisterText address)
        implements Who {}
  }

  /** 特別の請求. */
  public record Special(boolean relation, boolean individualNumber, boolean residentCode) {
    public static final Special NONE = new Special(false, false, false);

    /** As the rules name them. */
    public Set<CopyItem> items() {
      var items = EnumSet.noneOf(CopyItem.class);
      addIf(relation, CopyItem.RELATIONSHIP, items);
      addIf(individualNumber, CopyItem.INDIVIDUAL_NUMBER, items);
      addIf(residentCode, CopyItem.RESIDENT_CODE, items);
      return items;
    }

    private static void addIf(boolean is, CopyItem item, Set<CopyItem> items) {
      if (is) {
        items.add(item);
      }
    }
  }

  public static RequestResidenceCopy write(
      String requestNumber, LocalGovernmentCode issuing, LocalGovernmentCode home, Wish wish) {
    var control = new ResidenceCopyControl();
    control.setRequestNumber(requestNumber);
    control.setIssuingMunicipalityCode(issuing.value());
    control.setHomeMunicipalityCode(home.value());
    var body = new RequestResidenceCopy();
    body.setControl(control);
    body.setKey(key(wish.who()));
    body.setScope(wish.scope());
    var special = new SpecialItems();
    special.setRelation(wish.special().relation());
    special.setIndividualNumber(wish.special().individualNumber());
    special.setResidentCode(wish.special().residentCode());
    body.setSpecialItems(special);
    var requester = new Requester();
    requester.setName(Texts.write(wish.requester()));
    requester.setRelation(wish.relation());
    requester.setIdentification("1");
    body.setRequester(requester);
    return body;
  }

  /** Refused when a check digit is wrong or a value is none of the register's. */
  public static Outcome<Wish> read(RequestResidenceCopy body) {
    return Reading.of(
        reading ->
            new Wish(
                who(reading, body.getKey()),
                body.getScope(),
                special(body),
                reading.take(Texts.read("name", body.getRequester().getName())),
                body.getRequester().getRelation()));
  }

  /** What was asked for beside the items of every copy. */
  public static Special special(RequestResidenceCopy body) {
    var special = body.getSpecialItems();
    return new Special(
        special.isRelation(), special.isIndividualNumber(), special.isResidentCode());
  }

  public static ApprovedCopy approved(List<HouseholdMember> members, Special special) {
    var copy = new ApprovedCopy();
    members.forEach(member -> copy.getResident().add(copied(member, special)));
    return copy;
  }

  /** The items beside those of every copy that are filled in for anybody on this one. */
  public static Set<CopyItem> specialItems(ApprovedCopy copy) {
    var people = copy.getResident();
    return new Special(
            people.stream().anyMatch(one -> one.getRelation() != null),
            people.stream().anyMatch(one -> one.getIndividualNumber() != null),
            people.stream().anyMatch(one -> one.getResidentCode() != null))
        .items();
  }

  public static RefusedCopy refused(No reason) {
    var refused = new RefusedCopy();
    refused.setReason(reason.code());
    return refused;
  }

  private static IdentityKey key(Who who) {
    var key = new IdentityKey();
    switch (who) {
      case Who.ByCode(ResidentCode code) -> key.setResidentCode(code.value());
      case Who.ByItems items -> {
        var four = new FourItems();
        four.setName(Texts.write(items.name()));
        four.setBirthDate(Dates.write(items.birthDate()));
        four.setSex(items.sex().code());
        four.setAddress(Texts.write(items.address()));
        key.setFourItems(four);
      }
    }
    return key;
  }

  /** Whom a key stands for. Refused when a check digit, a text or a date is wrong. */
  public static Outcome<Who> who(IdentityKey key) {
    return Reading.of(reading -> who(reading, key));
  }

  private static Who who(Reading reading, IdentityKey key) {
    if (key.getResidentCode() != null) {
      return new Who.ByCode(reading.take(Numbers.residentCode(key.getResidentCode())));
    }
    FourItems four = key.getFourItems();
    return new Who.ByItems(
        reading.take(Texts.read("name", four.getName())),
        reading.take(Dates.read("birthDate", four.getBirthDate())),
        Sex.ofCode(four.getSex()).orElseThrow(),
        reading.take(Texts.read("address", four.getAddress())));
  }

  private static CopiedResident copied(HouseholdMember member, Special special) {
    var record = member.record();
    var person = record.person();
    var copied = new CopiedResident();
    copied.setName(Texts.write(person.name().kanji()));
    copied.setBirthDate(Dates.write(person.birthDate()));
    copied.setSex(person.sex().code());
    copied.setBecameResidentOn(Dates.write(record.history().residentSince()));
    copied.setAddress(Texts.write(record.residence().address()));
    var previous = new PreviousAddress();
    previous.setNotifiedOn(Dates.write(record.history().notifiedOn()));
    record
        .history()
        .previous()
        .map(PreviousResidence::address)
        .map(Texts::write)
        .ifPresent(previous::setAddress);
    copied.setPreviousAddress(previous);
    if (special.relation()) {
      copied.setRelation(record.relationship());
    }
    if (special.residentCode()) {
      copied.setResidentCode(person.residentCode().value());
    }
    Optional<String> number = person.individualNumber().map(IndividualNumber::value);
    if (special.individualNumber()) {
      number.ifPresent(copied::setIndividualNumber);
    }
    return copied;
  }
}
