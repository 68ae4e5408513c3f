package jukigate.simulators.body;

import jukigate.contract.individualnumber.IssuedNumber;
import jukigate.contract.individualnumber.NotifyIndividualNumber;
import jukigate.contract.individualnumber.NumberNoticeControl;
import jukigate.contract.individualnumber.NumberRequest;
import jukigate.contract.individualnumber.NumberRequestControl;
import jukigate.contract.individualnumber.RequestIndividualNumber;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.rule.NumberRequestKind;

/** X11: 個人番号の生成・変更. */
public final class NumberBody {
  private NumberBody() {}

  /** What a municipality asks for. */
  public record Asked(
      String requestNumber,
      LocalGovernmentCode municipality,
      ResidentCode resident,
      NumberRequestKind kind) {}

  /**
   * What the national server tells it.
   *
   * @param answered the request number of {@link Asked}
   */
  public record Told(
      String requestNumber,
      LocalGovernmentCode municipality,
      String answered,
      ResidentCode resident,
      IndividualNumber number,
      NumberRequestKind kind) {}

  public static RequestIndividualNumber write(Asked asked) {
    var control = new NumberRequestControl();
    control.setRequestNumber(asked.requestNumber());
    control.setMunicipalityCode(asked.municipality().value());
    var request = new NumberRequest();
    request.setResidentCode(asked.resident().value());
    request.setKind(asked.kind().code());
    var body = new RequestIndividualNumber();
    body.setControl(control);
    body.setRequest(request);
    return body;
  }

  public static NotifyIndividualNumber write(Told told) {
    var control = new NumberNoticeControl();
    control.setRequestNumber(told.requestNumber());
    control.setMunicipalityCode(told.municipality().value());
    control.setAnsweredRequestNumber(told.answered());
    var number = new IssuedNumber();
    number.setResidentCode(told.resident().value());
    number.setIndividualNumber(told.number().value());
    number.setKind(told.kind().code());
    var body = new NotifyIndividualNumber();
    body.setControl(control);
    body.setNumber(number);
    return body;
  }

  /** Refused when a check digit is wrong. */
  public static Outcome<Asked> read(RequestIndividualNumber body) {
    var control = body.getControl();
    var request = body.getRequest();
    return Reading.of(
        reading ->
            new Asked(
                control.getRequestNumber(),
                reading.take(
                    Numbers.municipality("municipalityCode", control.getMunicipalityCode())),
                reading.take(Numbers.residentCode(request.getResidentCode())),
                NumberRequestKind.ofCode(request.getKind()).orElseThrow()));
  }

  /** Refused when a check digit is wrong. */
  public static Outcome<Told> read(NotifyIndividualNumber body) {
    var control = body.getControl();
    var number = body.getNumber();
    return Reading.of(
        reading ->
            new Told(
                control.getRequestNumber(),
                reading.take(
                    Numbers.municipality("municipalityCode", control.getMunicipalityCode())),
                control.getAnsweredRequestNumber(),
                reading.take(Numbers.residentCode(number.getResidentCode())),
                reading.take(Numbers.individualNumber(number.getIndividualNumber())),
                NumberRequestKind.ofCode(number.getKind()).orElseThrow()));
  }
}
