import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.WebServiceException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.identityupdate.IdentityUpdate;
import jukigate.contract.identityupdate.IdentityUpdateService;
import jukigate.contract.identityupdate.RefusalFault;
import jukigate.contract.identityupdate.UpdateIdentity;
import jukigate.contract.types.Acknowledgement;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.ws.addressing.AddressingProperties;
import org.apache.cxf.ws.addressing.AttributedURIType;
import org.apache.cxf.ws.addressing.EndpointReferenceType;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;

/**
 * A vendor's CS on Apache CXF: classes generated from the published WSDL, whose policy makes CXF
 * sign what must be signed and verify the answer. Nothing else of jukigate.
 */
public final class Vendor {
  private static final char[] NO_PASSWORD = "unused".toCharArray();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> said = new HashMap<>();

  public static void main(String[] words) throws Exception {
    System.exit(new Vendor(words).run());
  }

  private Vendor(String[] words) {
    for (int i = 0; i + 1 < words.length; i += 2) {
      said.put(words[i].substring(2), words[i + 1]); // --gateway --keys --sender --receiver --updates
    }
  }

  private int run() throws Exception {
    IdentityUpdate port = port();
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
            || !answer.getReceiver().equals(said.get("receiver"))) {
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
    address(port);
    try {
      return port.updateIdentity(update, dispatch).getAcknowledgement();
    } catch (WebServiceException broken) {
      if (!(broken.getCause() instanceof IOException)) {
        throw broken;
      }
      System.err.println("sent again: " + broken.getCause().getMessage());
      address(port);
      return port.updateIdentity(update, dispatch).getAcknowledgement();
    }
  }

  private IdentityUpdate port() throws Exception {
    IdentityUpdate port = new IdentityUpdateService().getIdentityUpdatePort();
    var context = ((BindingProvider) port).getRequestContext();
    context.put(
        BindingProvider.ENDPOINT_ADDRESS_PROPERTY,
        URI.create(said.get("gateway") + "/identity-update/v1").toString());
    context.put("security.signature.crypto", merlin(own("sign-rsa")));
    context.put("security.signature.username", "vendor");
    context.put("security.callback-handler", (CallbackHandler) Vendor::password);
    context.put("security.encryption.crypto", merlin(trusted()));
    context.put(
        "ws-security.custom.alg.suite.asymmetric.signature",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    context.put(
        "ws-security.custom.alg.suite.digest.algorithm", "http://www.w3.org/2001/04/xmlenc#sha256");

    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own("tls"), NO_PASSWORD);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted());
    var tls = new TLSClientParameters();
    tls.setKeyManagers(keys.getKeyManagers());
    tls.setTrustManagers(trust.getTrustManagers());
    ((HTTPConduit) ClientProxy.getClient(port).getConduit()).setTlsClientParameters(tls);
    return port;
  }

  /** Before each call: CXF puts the MessageID into this object, and would send it again (JG-601). */
  private void address(IdentityUpdate port) {
    var addressing = new AddressingProperties();
    addressing.setTo(node(said.get("receiver")));
    addressing.setFrom(node(said.get("sender")));
    ((BindingProvider) port)
        .getRequestContext()
        .put("jakarta.xml.ws.addressing.context", addressing);
  }

  private static EndpointReferenceType node(String id) {
    var address = new AttributedURIType();
    address.setValue("urn:jukigate:node:" + id);
    var reference = new EndpointReferenceType();
    reference.setAddress(address);
    return reference;
  }

  private static Merlin merlin(KeyStore store) {
    Merlin crypto = new Merlin();
    crypto.setKeyStore(store);
    return crypto;
  }

  private static void password(Callback[] callbacks) {
    for (Callback callback : callbacks) {
      if (callback instanceof WSPasswordCallback wanted) {
        wanted.setPassword(new String(NO_PASSWORD));
      }
    }
  }

  /** The files of docs/howto-certificates.md. */
  private KeyStore own(String use) throws Exception {
    String stem = said.get("sender") + "-" + use;
    List<Certificate> chain = certificates(stem + ".chain.pem");
    String base64 =
        Files.readString(file(stem + ".key.pem")).replaceAll("-----[A-Z ]+-----|\\s", "");
    PrivateKey key =
        KeyFactory.getInstance(chain.get(0).getPublicKey().getAlgorithm())
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    KeyStore store = empty();
    store.setKeyEntry("vendor", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
    return store;
  }

  private KeyStore trusted() throws Exception {
    KeyStore store = empty();
    for (Certificate authority : certificates("ca.pem")) {
      store.setCertificateEntry("ca-" + store.size(), authority);
    }
    return store;
  }

  private List<Certificate> certificates(String name) throws Exception {
    try (var in = Files.newInputStream(file(name))) {
      return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
    }
  }

  private Path file(String name) {
    return Path.of(said.get("keys"), name);
  }

  private static KeyStore empty() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
