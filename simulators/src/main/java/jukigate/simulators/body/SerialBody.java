package jukigate.simulators.body;

import java.util.List;
import jukigate.contract.certificateserial.CertificateSerialControl;
import jukigate.contract.certificateserial.NotifyCertificateSerials;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.rule.HeldCertificate;

/** X20: 電子証明書のシリアル番号. */
public final class SerialBody {
  private SerialBody() {}

  /** A notice. */
  public record Notice(
      String requestNumber, LocalGovernmentCode municipality, List<HeldCertificate> certificates) {
    public Notice {
      certificates = List.copyOf(certificates);
    }
  }

  public static NotifyCertificateSerials write(Notice notice) {
    var control = new CertificateSerialControl();
    control.setRequestNumber(notice.requestNumber());
    control.setMunicipalityCode(notice.municipality().value());
    var body = new NotifyCertificateSerials();
    body.setControl(control);
    for (HeldCertificate one : notice.certificates()) {
      var written = new jukigate.contract.certificateserial.HeldCertificate();
      written.setResidentCode(one.holder().value());
      written.setSerialNumber(one.serial());
      body.getCertificate().add(written);
    }
    return body;
  }

  /** Refused when a check digit is wrong. */
  public static Outcome<Notice> read(NotifyCertificateSerials body) {
    return Reading.of(
        reading ->
            new Notice(
                body.getControl().getRequestNumber(),
                reading.take(
                    Numbers.municipality(
                        "municipalityCode", body.getControl().getMunicipalityCode())),
                body.getCertificate().stream()
                    .map(
                        one ->
                            new HeldCertificate(
                                reading.take(Numbers.residentCode(one.getResidentCode())),
                                one.getSerialNumber()))
                    .toList()));
  }
}
