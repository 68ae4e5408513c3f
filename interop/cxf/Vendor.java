import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.xml.ws.WebServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.identityupdate.IdentityUpdate;
import jukigate.contract.identityupdate.IdentityUpdateService;
import jukigate.contract.identityupdate.RefusalFault;
import jukigate.contract.identityupdate.UpdateIdentity;
import jukigate.contract.types.Acknowledgement;

/**
 * A vendor's CS on Apache CXF: classes generated from the published WSDL, whose policy makes CXF
 * sign what must be signed and verify the answer. Nothing else of jukigate.
 */
public final class Vendor {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> said;
  private final Wire wire;

  public static void main(String[] words) throws Exception {
    System.exit(new Vendor(words).run());
  }

  /** Words: --keys, --trust, --sender, --gateway, --receiver, --updates. */
  private Vendor(String[] words) {
    this.said = Wire.said(words);
    this.wire = Wire.of(said);
  }

  private int run() throws Exception {
    String receiver = said.get("receiver");
    IdentityUpdate port = wire.port(new IdentityUpdateService(), said.get("gateway"), receiver);
    int sent = 0;
    int accepted = 0;
    List<Map<String, String>> refused = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(said.get("updates")))) {
      JsonNode order = JSON.readTree(line);
      UpdateIdentity update = JSON.treeToValue(order.get("update"), UpdateIdentity.class);
      Dispatch dispatch = JSON.treeToValue(order.get("dispatch"), Dispatch.class);
      String number = update.getControl().getRequestNumber();
      sent++;
      try {
        var answer = told(port, update, dispatch);
        if (!answer.getRequestNumber().equals(number)
            || !answer.getReceiver().equals(receiver)) {
          throw new IllegalStateException("an acknowledgement of something else");
        }
        accepted++;
      } catch (RefusalFault fault) {
        var told = fault.getFaultInfo();
        refused.add(
            Map.of(
                "requestNumber", number,
                "id", told.getId(),
                "correlationId", told.getCorrelationId()));
      }
    }
    String stack = "Apache CXF " + org.apache.cxf.version.Version.getCurrentVersion();
    System.out.println(
        JSON.writeValueAsString(
            Map.of("stack", stack, "sent", sent, "accepted", accepted, "refused", refused)));
    return accepted == sent ? 0 : 1;
  }

  /** Sends again, once, when the connection broke: same content, new MessageID (docs/protocol.md, 7). */
  private Acknowledgement told(IdentityUpdate port, UpdateIdentity update, Dispatch dispatch)
      throws RefusalFault {
    wire.address(port, said.get("receiver"));
    try {
      return port.updateIdentity(update, dispatch).getAcknowledgement();
    } catch (WebServiceException broken) {
      if (!(broken.getCause() instanceof IOException)) {
        throw broken;
      }
      System.err.println("sent again: " + broken.getCause().getMessage());
      wire.address(port, said.get("receiver"));
      return port.updateIdentity(update, dispatch).getAcknowledgement();
    }
  }
}
