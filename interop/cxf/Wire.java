import jakarta.xml.ws.BindingProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Security;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import jukigate.contract.identityupdate.IdentityUpdate;
import jukigate.contract.identityupdate.IdentityUpdateService;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.ws.addressing.AddressingProperties;
import org.apache.cxf.ws.addressing.AttributedURIType;
import org.apache.cxf.ws.addressing.EndpointReferenceType;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;

/**
 * What a CS on Apache CXF needs on the wire (docs/protocol.md): keys, TLS, addressing. The policy in
 * the WSDL makes CXF sign what must be signed and verify the answer.
 *
 * @param keys folder of own keys (docs/howto-certificates.md)
 * @param trust folder with ca.pem and crls: var/pki/trust
 * @param sender the node whose keys they are
 */
record Wire(Path keys, Path trust, String sender) {
  static final String NODE = "urn:jukigate:node:";
  static final List<String> SUITES =
      List.of(
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
  static final char[] NO_PASSWORD = "unused".toCharArray();

  /** From {@code --name value} pairs. */
  static Map<String, String> said(String[] words) {
    Map<String, String> said = new HashMap<>();
    for (int i = 0; i + 1 < words.length; i += 2) {
      said.put(words[i].substring(2), words[i + 1]);
    }
    return said;
  }

  /** The JDK by itself takes RSA of 1024 bits, and SHA-1 from a CA that is not one of its own. */
  static Wire of(Map<String, String> said) {
    String weak = "jdk.certpath.disabledAlgorithms";
    Security.setProperty(weak, Security.getProperty(weak) + ", SHA1, RSA keySize < 3072");
    return new Wire(Path.of(said.get("keys")), Path.of(said.get("trust")), said.get("sender"));
  }

  /** A client that knows the CRLs as they are now. */
  IdentityUpdate port(IdentityUpdateService service, String gateway, String receiver)
      throws Exception {
    IdentityUpdate port = service.getIdentityUpdatePort();
    Merlin trusted = merlin(trusted());
    trusted.setCRLCertStore(store(lists()));
    var context = ((BindingProvider) port).getRequestContext();
    context.put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, gateway + "/identity-update/v1");
    context.put("security.signature.crypto", merlin(own("sign-rsa")));
    context.put("security.signature.username", "vendor");
    context.put("security.callback-handler", (CallbackHandler) Wire::password);
    context.put("security.encryption.crypto", trusted);
    context.put("security.enableRevocation", "true");
    context.put(
        "ws-security.custom.alg.suite.asymmetric.signature",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    context.put(
        "ws-security.custom.alg.suite.digest.algorithm", "http://www.w3.org/2001/04/xmlenc#sha256");
    Client client = ClientProxy.getClient(port);
    client.getInInterceptors().add(new AnswerCheck(sender, receiver));
    ((HTTPConduit) client.getConduit()).setTlsClientParameters(tls());
    return port;
  }

  /** Before each call: CXF puts the MessageID into this object, and would send it again (JG-601). */
  void address(IdentityUpdate port, String receiver) {
    var addressing = new AddressingProperties();
    addressing.setTo(node(receiver));
    addressing.setFrom(node(sender));
    ((BindingProvider) port)
        .getRequestContext()
        .put("jakarta.xml.ws.addressing.context", addressing);
  }

  private static EndpointReferenceType node(String id) {
    var address = new AttributedURIType();
    address.setValue(NODE + id);
    var reference = new EndpointReferenceType();
    reference.setAddress(address);
    return reference;
  }

  /** JSSE by itself asks no CRL, and of the names in a certificate only the DNS name. */
  private TLSClientParameters tls() throws Exception {
    var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(own("tls"), NO_PASSWORD);
    var path = new PKIXBuilderParameters(trusted(), new GatewayCertificate());
    path.addCertStore(store(lists()));
    var trustManagers = TrustManagerFactory.getInstance("PKIX");
    trustManagers.init(new CertPathTrustManagerParameters(path));
    var tls = new TLSClientParameters();
    tls.setKeyManagers(keyManagers.getKeyManagers());
    tls.setTrustManagers(trustManagers.getTrustManagers());
    tls.setCipherSuites(SUITES);
    return tls;
  }

  private static final class GatewayCertificate extends X509CertSelector {
    @Override
    public boolean match(Certificate certificate) {
      try {
        return certificate instanceof X509Certificate one
            && one.getBasicConstraints() < 0
            && AnswerCheck.uris(one).equals(List.of(NODE + "gateway"));
      } catch (CertificateParsingException unreadable) {
        return false;
      }
    }
  }

  static Merlin merlin(KeyStore store) {
    Merlin crypto = new Merlin();
    crypto.setKeyStore(store);
    return crypto;
  }

  static void password(Callback[] callbacks) {
    for (Callback callback : callbacks) {
      if (callback instanceof WSPasswordCallback wanted) {
        wanted.setPassword(new String(NO_PASSWORD));
      }
    }
  }

  KeyStore own(String use) throws Exception {
    Path stem = keys.resolve(sender + "-" + use);
    List<Certificate> chain = certificates(Path.of(stem + ".chain.pem"));
    String base64 =
        Files.readString(Path.of(stem + ".key.pem")).replaceAll("-----[A-Z ]+-----|\\s", "");
    PrivateKey key =
        KeyFactory.getInstance(chain.get(0).getPublicKey().getAlgorithm())
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    KeyStore store = empty();
    store.setKeyEntry("vendor", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
    return store;
  }

  KeyStore trusted() throws Exception {
    KeyStore store = empty();
    for (Certificate authority : certificates(trust.resolve("ca.pem"))) {
      store.setCertificateEntry("ca-" + store.size(), authority);
    }
    return store;
  }

  static List<Certificate> certificates(Path file) throws Exception {
    try (var in = Files.newInputStream(file)) {
      return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
    }
  }

  Set<Object> lists() throws Exception {
    List<Object> lists = new ArrayList<>();
    try (var files = Files.newDirectoryStream(trust.resolve("crls"), "*.crl.pem")) {
      for (Path file : files) {
        try (var in = Files.newInputStream(file)) {
          lists.add(CertificateFactory.getInstance("X.509").generateCRL(in));
        }
      }
    }
    return Set.copyOf(lists);
  }

  private static CertStore store(Set<Object> lists) throws GeneralSecurityException {
    return CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists));
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
