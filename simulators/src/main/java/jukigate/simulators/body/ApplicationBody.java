package jukigate.simulators.body;

import jukigate.contract.cardapplication.Applicant;
import jukigate.contract.cardapplication.CardApplicationControl;
import jukigate.contract.cardapplication.ProvideApplicant;
import jukigate.contract.cardapplication.ProvideApplicantResponse;
import jukigate.contract.cardapplication.RequestCardApplication;
import jukigate.contract.cardapplication.RequestCardApplicationResponse;
import jukigate.domain.number.ApplicationId;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;
import jukigate.simulators.rule.ApplicationReason;

/** X09: 個人番号カード交付申請書. */
public final class ApplicationBody {
  private ApplicationBody() {}

  /**
   * For whom a form, or its data, is asked for.
   *
   * @param municipality that issues the form
   */
  public record Asked(
      String requestNumber,
      LocalGovernmentCode municipality,
      ResidentCode resident,
      IndividualNumber number) {}

  /** The four items. Personal data. */
  public record Person(RegisterText name, RegisterDate birthDate, Sex sex, RegisterText address) {
    @Override
    public String toString() {
      return "Person[]";
    }
  }

  /** A form as it comes to the municipality. */
  public record Form(ApplicationId id, Person applicant) {}

  public static RequestCardApplication write(Asked asked, ApplicationReason reason) {
    var body = new RequestCardApplication();
    body.setControl(control(asked));
    body.setResidentCode(asked.resident().value());
    body.setIndividualNumber(asked.number().value());
    body.setReason(reason.code());
    return body;
  }

  /** What the card management system asks the national server. */
  public static ProvideApplicant ask(Asked asked) {
    var body = new ProvideApplicant();
    body.setControl(control(asked));
    body.setResidentCode(asked.resident().value());
    body.setIndividualNumber(asked.number().value());
    return body;
  }

  /** Refused when a check digit is wrong. */
  public static Outcome<Asked> read(RequestCardApplication body) {
    return asked(body.getControl(), body.getResidentCode(), body.getIndividualNumber());
  }

  /** Refused when a check digit is wrong. */
  public static Outcome<Asked> read(ProvideApplicant body) {
    return asked(body.getControl(), body.getResidentCode(), body.getIndividualNumber());
  }

  public static ApplicationReason reason(RequestCardApplication body) {
    return ApplicationReason.ofCode(body.getReason()).orElseThrow();
  }

  public static ProvideApplicantResponse provided(IdentityRecord record) {
    var applicant = new Applicant();
    applicant.setName(Texts.write(record.name()));
    applicant.setBirthDate(Dates.write(record.birthDate()));
    applicant.setSex(record.sex().code());
    applicant.setAddress(Texts.write(record.address()));
    var body = new ProvideApplicantResponse();
    body.setApplicant(applicant);
    return body;
  }

  /** Refused when the check digit of the id is wrong, or a value is none of the register's. */
  public static Outcome<Form> read(RequestCardApplicationResponse body) {
    return ApplicationId.parse(body.getApplicationId())
        .map(Outcome::passed)
        .orElseGet(() -> Outcome.refused(RefusalCode.CHECK_DIGIT_WRONG, "applicationId"))
        .then(id -> person(body.getApplicant()).map(person -> new Form(id, person)));
  }

  private static Outcome<Person> person(Applicant applicant) {
    return Reading.of(
        reading ->
            new Person(
                reading.take(Texts.read("name", applicant.getName())),
                reading.take(Dates.read("birthDate", applicant.getBirthDate())),
                Sex.ofCode(applicant.getSex()).orElseThrow(),
                reading.take(Texts.read("address", applicant.getAddress()))));
  }

  private static Outcome<Asked> asked(
      CardApplicationControl control, String residentCode, String individualNumber) {
    return Reading.of(
        reading ->
            new Asked(
                control.getRequestNumber(),
                reading.take(
                    Numbers.municipality("municipalityCode", control.getMunicipalityCode())),
                reading.take(Numbers.residentCode(residentCode)),
                reading.take(Numbers.individualNumber(individualNumber))));
  }

  private static CardApplicationControl control(Asked asked) {
    var control = new CardApplicationControl();
    control.setRequestNumber(asked.requestNumber());
    control.setMunicipalityCode(asked.municipality().value());
    return control;
  }
}
