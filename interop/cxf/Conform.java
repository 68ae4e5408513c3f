import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.xml.bind.JAXB;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.identityupdate.IdentityUpdate;
import jukigate.contract.identityupdate.IdentityUpdateService;
import jukigate.contract.identityupdate.RefusalFault;
import jukigate.contract.identityupdate.UpdateIdentity;
import jukigate.contract.types.Acknowledgement;
import org.apache.cxf.frontend.ClientProxy;

/**
 * A vendor's CS on Apache CXF for the conformance kit: sends what each line of standard input says.
 *
 * <p>One JSON object a line comes in, one goes out (docs/howto-conform.md, "The command"). It ends
 * with its input, so that it serves as a command for one message and as one that stays.
 */
public final class Conform {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Wire wire;
  private final IdentityUpdateService service = new IdentityUpdateService();

  private Conform(Wire wire) {
    this.wire = wire;
  }

  /** Words: --keys, --trust, --sender. */
  public static void main(String[] words) throws Exception {
    Conform conform = new Conform(Wire.of(Wire.said(words)));
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println(JSON.writeValueAsString(conform.state(JSON.readTree(line))));
    }
    System.exit(0);
  }

  private Map<String, String> state(JsonNode errand) {
    if (!Set.of("send", "again").contains(errand.path("hook").asText())) {
      return Map.of("state", "unknown", "remark", "a hook that is not known here");
    }
    String receiver = errand.get("to").asText().substring(Wire.NODE.length());
    UpdateIdentity update =
        JAXB.unmarshal(new StringReader(errand.get("body").asText()), UpdateIdentity.class);
    try {
      Acknowledgement told = send(errand, update, receiver);
      return told.getRequestNumber().equals(update.getControl().getRequestNumber())
              && told.getReceiver().equals(receiver)
          ? Map.of("state", "acknowledged")
          : Map.of("state", "waiting", "remark", "an acknowledgement of something else");
    } catch (RefusalFault fault) {
      String id = fault.getFaultInfo().getId();
      return Map.of("state", id.matches("JG-[B14].*") ? "refused" : "waiting", "remark", id);
    } catch (Exception failure) { // whatever it is, it is no acknowledgement
      return Map.of("state", "waiting", "remark", String.valueOf(cause(failure)));
    }
  }

  /** A port of its own for each message: new connections, and the CRLs as they are now. */
  private Acknowledgement send(JsonNode errand, UpdateIdentity update, String receiver)
      throws Exception {
    Dispatch dispatch = new Dispatch();
    dispatch.setOperatorId("op-1");
    dispatch.setTerminalId("term-1");
    dispatch.setPurpose(errand.get("purpose").asText());
    IdentityUpdate port = wire.port(service, errand.get("gateway").asText(), receiver);
    try {
      wire.address(port, receiver);
      return port.updateIdentity(update, dispatch).getAcknowledgement();
    } finally {
      ClientProxy.getClient(port).destroy();
    }
  }

  private static Throwable cause(Throwable failure) {
    return failure.getCause() == null ? failure : cause(failure.getCause());
  }
}
