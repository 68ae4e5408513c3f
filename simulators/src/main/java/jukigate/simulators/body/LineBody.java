package jukigate.simulators.body;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import jukigate.contract.line.CheckLine;
import jukigate.contract.line.CheckLineResponse;
import jukigate.contract.line.FetchRevocationLists;
import jukigate.contract.line.FetchRevocationListsResponse;
import jukigate.contract.line.LineControl;
import jukigate.domain.node.NodeId;
import jukigate.wire.trust.HeldList;

/** X19: 回線監視, 失効リスト. */
public final class LineBody {
  private LineBody() {}

  public static CheckLine check(String requestNumber) {
    var body = new CheckLine();
    body.setControl(control(requestNumber));
    return body;
  }

  public static FetchRevocationLists fetch(String requestNumber) {
    var body = new FetchRevocationLists();
    body.setControl(control(requestNumber));
    return body;
  }

  /** A node's answer, with the CRLs that it uses. */
  public static CheckLineResponse checked(
      NodeId node, String requestNumber, Instant at, List<HeldList> lists) {
    var body = new CheckLineResponse();
    body.setAcknowledgement(Acknowledgements.of(node, requestNumber, at, OptionalInt.empty()));
    for (HeldList list : lists) {
      var held = new jukigate.contract.line.HeldList();
      held.setIssuer(list.issuer());
      held.setThisUpdate(Acknowledgements.time(list.thisUpdate()));
      held.setNextUpdate(Acknowledgements.time(list.nextUpdate()));
      body.getHeld().add(held);
    }
    return body;
  }

  /** CRLs in DER. */
  public static List<byte[]> lists(FetchRevocationListsResponse body) {
    return List.copyOf(body.getList());
  }

  private static LineControl control(String requestNumber) {
    var control = new LineControl();
    control.setRequestNumber(requestNumber);
    return control;
  }
}
