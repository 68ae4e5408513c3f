import java.security.cert.X509CRL;
import java.util.Comparator;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.line.CheckLine;
import jukigate.contract.line.CheckLineResponse;
import jukigate.contract.line.FetchCheckpoint;
import jukigate.contract.line.FetchCheckpointResponse;
import jukigate.contract.line.FetchRevocationLists;
import jukigate.contract.line.FetchRevocationListsResponse;
import jukigate.contract.line.HeldList;
import jukigate.contract.line.Line;
import jukigate.contract.line.SubmitCheckpoint;
import jukigate.contract.line.SubmitCheckpointResponse;

/** X19: which CRLs are in use. Heads of the log are not kept here. */
final class LineCheck implements Line {
  private final Office office;
  private final Wire wire;

  LineCheck(Office office, Wire wire) {
    this.office = office;
    this.wire = wire;
  }

  @Override
  public CheckLineResponse checkLine(CheckLine request, Dispatch dispatch) {
    return office.once(
        request,
        request.getControl().getRequestNumber(),
        told -> {
          var response = new CheckLineResponse();
          response.setAcknowledgement(told);
          lists().stream()
              .map(X509CRL.class::cast)
              .map(LineCheck::held)
              .sorted(Comparator.comparing(HeldList::getIssuer))
              .forEach(response.getHeld()::add);
          return response;
        });
  }

  private Set<Object> lists() {
    try {
      return wire.lists();
    } catch (Exception unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static HeldList held(X509CRL list) {
    var held = new HeldList();
    held.setIssuer(list.getIssuerX500Principal().getName(X500Principal.RFC2253));
    held.setThisUpdate(Office.moment(list.getThisUpdate().toInstant().toString()));
    held.setNextUpdate(Office.moment(list.getNextUpdate().toInstant().toString()));
    return held;
  }

  @Override
  public FetchRevocationListsResponse fetchRevocationLists(
      FetchRevocationLists request, Dispatch dispatch) {
    throw new Refused("JG-401");
  }

  @Override
  public SubmitCheckpointResponse submitCheckpoint(SubmitCheckpoint request, Dispatch dispatch) {
    throw new Refused("JG-401");
  }

  @Override
  public FetchCheckpointResponse fetchCheckpoint(FetchCheckpoint request, Dispatch dispatch) {
    throw new Refused("JG-401");
  }
}
