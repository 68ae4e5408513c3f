package jukigate.simulators.body;

import java.util.List;
import jukigate.contract.renewalinquiry.InquireRenewalTargets;
import jukigate.contract.renewalinquiry.InquireRenewalTargetsResponse;
import jukigate.contract.renewalinquiry.RenewalControl;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.rule.RenewalTarget;

/** X20: 更新対象者照会. */
public final class RenewalBody {
  private RenewalBody() {}

  /** An inquiry at a municipality. */
  public record Inquiry(
      String requestNumber, LocalGovernmentCode municipality, List<RenewalTarget> targets) {
    public Inquiry {
      targets = List.copyOf(targets);
    }
  }

  public static InquireRenewalTargets write(Inquiry inquiry) {
    var control = new RenewalControl();
    control.setRequestNumber(inquiry.requestNumber());
    control.setMunicipalityCode(inquiry.municipality().value());
    var body = new InquireRenewalTargets();
    body.setControl(control);
    for (RenewalTarget one : inquiry.targets()) {
      var written = new jukigate.contract.renewalinquiry.RenewalTarget();
      written.setResidentCode(one.resident().value());
      written.setValidUntil(Dates.write(one.validUntil()));
      body.getTarget().add(written);
    }
    return body;
  }

  /** Refused when a check digit or a date is wrong. */
  public static Outcome<Inquiry> read(InquireRenewalTargets body) {
    return Reading.of(
        reading ->
            new Inquiry(
                body.getControl().getRequestNumber(),
                reading.take(
                    Numbers.municipality(
                        "municipalityCode", body.getControl().getMunicipalityCode())),
                body.getTarget().stream()
                    .map(
                        one ->
                            new RenewalTarget(
                                reading.take(Numbers.residentCode(one.getResidentCode())),
                                reading.take(Dates.read("validUntil", one.getValidUntil()))))
                    .toList()));
  }

  /** Whom the municipality does not know. Refused when a check digit is wrong. */
  public static Outcome<List<ResidentCode>> read(InquireRenewalTargetsResponse body) {
    return Reading.of(
        reading ->
            body.getNotResident().stream()
                .map(code -> reading.take(Numbers.residentCode(code)))
                .toList());
  }
}
