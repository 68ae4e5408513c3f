import java.util.HashSet;
import java.util.Set;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.inmigrationnotice.InMigrationNotice;
import jukigate.contract.inmigrationnotice.NotifyInMigration;
import jukigate.contract.inmigrationnotice.NotifyInMigrationResponse;
import jukigate.contract.outmigration.CancelOutMigrationCertificate;
import jukigate.contract.outmigration.CancelOutMigrationCertificateResponse;
import jukigate.contract.outmigration.OutMigration;
import jukigate.contract.outmigration.RequestOutMigrationCertificate;
import jukigate.contract.outmigration.RequestOutMigrationCertificateResponse;
import jukigate.contract.outmigration.SendOutMigrationCertificate;
import jukigate.contract.outmigration.SendOutMigrationCertificateResponse;
import jukigate.contract.residencecopy.RefusedCopy;
import jukigate.contract.residencecopy.RequestResidenceCopy;
import jukigate.contract.residencecopy.RequestResidenceCopyResponse;
import jukigate.contract.residencecopy.ResidenceCopy;
import jukigate.contract.residencecopy.SendResidenceCopy;
import jukigate.contract.residencecopy.SendResidenceCopyResponse;
import jukigate.contract.supplementnotice.NotifySupplementEntry;
import jukigate.contract.supplementnotice.NotifySupplementEntryResponse;
import jukigate.contract.supplementnotice.SupplementNotice;

/**
 * What other municipalities ask (X04, X05, X07, X20), with the classes of the WSDL. Nobody lives
 * here, so that the answers about residents are "not here".
 */
final class CityDesk implements ResidenceCopy, OutMigration, InMigrationNotice, SupplementNotice {
  private static final String NOT_HERE = "H02";
  private static final String ENTRY = "1";

  private final Office office;
  private final Set<String> entries = new HashSet<>();

  CityDesk(Office office) {
    this.office = office;
  }

  @Override
  public RequestResidenceCopyResponse requestResidenceCopy(
      RequestResidenceCopy request, Dispatch dispatch) {
    var control = request.getControl();
    return office.once(
        request,
        control.getRequestNumber(),
        told -> {
          office.own(control.getHomeMunicipalityCode());
          office.other(control.getIssuingMunicipalityCode());
          var refused = new RefusedCopy();
          refused.setReason(NOT_HERE);
          var response = new RequestResidenceCopyResponse();
          response.setAcknowledgement(told);
          response.setRefused(refused);
          return response;
        });
  }

  @Override
  public SendResidenceCopyResponse sendResidenceCopy(SendResidenceCopy request, Dispatch dispatch) {
    var control = request.getControl();
    return office.once(
        request,
        control.getRequestNumber(),
        told -> {
          office.own(control.getIssuingMunicipalityCode());
          office.other(control.getHomeMunicipalityCode());
          throw new Refused("JG-B93");
        });
  }

  @Override
  public RequestOutMigrationCertificateResponse requestOutMigrationCertificate(
      RequestOutMigrationCertificate request, Dispatch dispatch) {
    var control = request.getControl();
    return office.once(
        request,
        control.getRequestNumber(),
        told -> {
          office.own(control.getOriginMunicipalityCode());
          office.other(control.getDestinationMunicipalityCode());
          throw new Refused("JG-B16");
        });
  }

  @Override
  public SendOutMigrationCertificateResponse sendOutMigrationCertificate(
      SendOutMigrationCertificate request, Dispatch dispatch) {
    var control = request.getControl();
    return office.once(
        request,
        control.getRequestNumber(),
        told -> {
          office.own(control.getDestinationMunicipalityCode());
          office.other(control.getOriginMunicipalityCode());
          var response = new SendOutMigrationCertificateResponse();
          response.setAcknowledgement(told);
          return response;
        });
  }

  @Override
  public CancelOutMigrationCertificateResponse cancelOutMigrationCertificate(
      CancelOutMigrationCertificate request, Dispatch dispatch) {
    var control = request.getControl();
    return office.once(
        request,
        control.getRequestNumber(),
        told -> {
          office.own(control.getDestinationMunicipalityCode());
          office.other(control.getOriginMunicipalityCode());
          var response = new CancelOutMigrationCertificateResponse();
          response.setAcknowledgement(told);
          return response;
        });
  }

  @Override
  public NotifyInMigrationResponse notifyInMigration(NotifyInMigration request, Dispatch dispatch) {
    var control = request.getControl();
    return office.once(
        request,
        control.getRequestNumber(),
        told -> {
          office.own(control.getOriginMunicipalityCode());
          office.other(control.getDestinationMunicipalityCode());
          throw new Refused("JG-B02");
        });
  }

  @Override
  public NotifySupplementEntryResponse notifySupplementEntry(
      NotifySupplementEntry request, Dispatch dispatch) {
    var control = request.getControl();
    return office.once(
        request,
        control.getRequestNumber(),
        told -> {
          office.other(control.getMunicipalityCode());
          office.own(control.getDomicileMunicipalityCode(), "JG-B71");
          if (!request.getRecord().getKind().equals(ENTRY)) {
            throw new Refused("JG-B72");
          }
          if (!entries.add(request.getRecord().getResidentCode())) {
            throw new Refused("JG-B01");
          }
          var response = new NotifySupplementEntryResponse();
          response.setAcknowledgement(told);
          return response;
        });
  }
}
