package jukigate.simulators.body;

import java.util.List;
import jukigate.contract.residentcode.AssignResidentCodes;
import jukigate.contract.residentcode.CodeAssignmentControl;
import jukigate.contract.residentcode.CodeRequestControl;
import jukigate.contract.residentcode.RequestResidentCodes;
import jukigate.contract.residentcode.UnusedCodes;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.refusal.Outcome;

/** X12: 住民票コードの指定. */
public final class CodeBody {
  private CodeBody() {}

  /** How many unused codes a municipality asks for. */
  public record Asked(String requestNumber, LocalGovernmentCode municipality, int count) {}

  /**
   * The codes that the national server assigns to it.
   *
   * @param answered the request number of {@link Asked}
   */
  public record Assigned(
      String requestNumber,
      LocalGovernmentCode municipality,
      String answered,
      List<ResidentCode> codes) {
    public Assigned {
      codes = List.copyOf(codes);
    }
  }

  public static RequestResidentCodes write(Asked asked) {
    var control = new CodeRequestControl();
    control.setRequestNumber(asked.requestNumber());
    control.setMunicipalityCode(asked.municipality().value());
    var body = new RequestResidentCodes();
    body.setControl(control);
    body.setCount(asked.count());
    return body;
  }

  public static AssignResidentCodes write(Assigned assigned) {
    var control = new CodeAssignmentControl();
    control.setRequestNumber(assigned.requestNumber());
    control.setMunicipalityCode(assigned.municipality().value());
    control.setAnsweredRequestNumber(assigned.answered());
    var codes = new UnusedCodes();
    assigned.codes().forEach(code -> codes.getResidentCode().add(code.value()));
    var body = new AssignResidentCodes();
    body.setControl(control);
    body.setCodes(codes);
    return body;
  }

  /** Refused when the code of the municipality has a wrong check digit. */
  public static Outcome<Asked> read(RequestResidentCodes body) {
    var control = body.getControl();
    return Numbers.municipality("municipalityCode", control.getMunicipalityCode())
        .map(municipality -> new Asked(control.getRequestNumber(), municipality, body.getCount()));
  }

  /** Refused when a check digit is wrong. */
  public static Outcome<Assigned> read(AssignResidentCodes body) {
    var control = body.getControl();
    return Reading.of(
        reading ->
            new Assigned(
                control.getRequestNumber(),
                reading.take(
                    Numbers.municipality("municipalityCode", control.getMunicipalityCode())),
                control.getAnsweredRequestNumber(),
                body.getCodes().getResidentCode().stream()
                    .map(code -> reading.take(Numbers.residentCode(code)))
                    .toList()));
  }
}
