package jukigate.app.bench.population;

import java.util.Optional;
import jukigate.contract.identityinquiry.InquireIdentity;
import jukigate.contract.identityinquiry.InquiryControl;
import jukigate.contract.identityinquiry.InquiryKey;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;
import jukigate.simulators.body.InquiryBody;
import jukigate.simulators.rule.Search;

/** The kinds of inquiry (X03) that are measured. */
public enum Question {
  CODE,
  NUMBER,
  FOUR_ITEMS,
  NAME_AND_BIRTH_DATE,
  NAME_AND_ADDRESS,
  UNKNOWN_CODE,
  /**
   * A name and an address that exist, of two people: no invented resident bears the crowd's name.
   */
  NOBODY,
  /** More people than a search may meet. */
  TOO_MANY;

  /** Codes of the synthetic block that invented residents leave free. */
  private static final int FREE = 10_000_000;

  private static final String REQUEST = "BENCH-POPULATION";

  /** What the answer must be. */
  enum Answer {
    FOUND,
    NOBODY,
    TOO_MANY
  }

  Answer answer() {
    return switch (this) {
      case UNKNOWN_CODE, NOBODY -> Answer.NOBODY;
      case TOO_MANY -> Answer.TOO_MANY;
      default -> Answer.FOUND;
    };
  }

  /**
   * The inquiry.
   *
   * @param person who is looked for
   * @param number of the inquiry
   */
  InquireIdentity about(IdentityRecord person, int number) {
    var name = person.name();
    var birth = Optional.of(person.birthDate());
    Optional<RegisterDate> anyDay = Optional.empty();
    return switch (this) {
      case CODE -> byCode(person.residentCode().value());
      case NUMBER -> byNumber(person.individualNumber().value());
      case UNKNOWN_CODE -> byCode(SyntheticBlock.residentCode(FREE + number).value());
      case FOUR_ITEMS ->
          search(name, birth, Optional.of(person.address()), Optional.of(person.sex()));
      case NAME_AND_BIRTH_DATE -> search(name, birth, Optional.empty(), Optional.empty());
      case NAME_AND_ADDRESS ->
          search(name, anyDay, Optional.of(person.address()), Optional.empty());
      case NOBODY -> search(Crowd.NAME, anyDay, Optional.of(person.address()), Optional.empty());
      case TOO_MANY ->
          search(Crowd.NAME, Optional.of(Crowd.BIRTH), Optional.empty(), Optional.empty());
    };
  }

  private static InquireIdentity search(
      RegisterText name,
      Optional<RegisterDate> birth,
      Optional<RegisterText> address,
      Optional<Sex> sex) {
    return InquiryBody.write(REQUEST, new Search(Optional.of(name), birth, address, sex), 1);
  }

  private static InquireIdentity byCode(String code) {
    var key = new InquiryKey();
    key.setResidentCode(code);
    return by(key);
  }

  private static InquireIdentity byNumber(String number) {
    var key = new InquiryKey();
    key.setIndividualNumber(number);
    return by(key);
  }

  private static InquireIdentity by(InquiryKey key) {
    var control = new InquiryControl();
    control.setRequestNumber(REQUEST);
    var body = new InquireIdentity();
    body.setControl(control);
    body.setKey(key);
    return body;
  }
}
