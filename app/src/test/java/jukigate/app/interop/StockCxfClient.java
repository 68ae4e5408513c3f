package jukigate.app.interop;

import jakarta.xml.ws.BindingProvider;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Properties;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import jukigate.contract.identityupdate.IdentityUpdate;
import jukigate.contract.identityupdate.IdentityUpdateService;
import jukigate.domain.node.NodeId;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.ws.addressing.AddressingProperties;
import org.apache.cxf.ws.addressing.AttributedURIType;
import org.apache.cxf.ws.addressing.EndpointReferenceType;
import org.apache.wss4j.common.ext.WSPasswordCallback;

/**
 * A client as docs/howto-vendor.md describes it: classes generated from the published WSDL, and
 * properties of CXF. Nothing of jukigate's own code.
 */
final class StockCxfClient {
  private static final String MERLIN = "org.apache.wss4j.crypto.merlin.";

  private StockCxfClient() {}

  static IdentityUpdate identityUpdate(URI gateway, VendorKeys keys, NodeId from, NodeId to)
      throws Exception {
    IdentityUpdate port = new IdentityUpdateService().getIdentityUpdatePort();
    var context = ((BindingProvider) port).getRequestContext();
    context.put(BindingProvider.ENDPOINT_ADDRESS_PROPERTY, gateway + "/identity-update/v1");

    context.put("security.signature.properties", merlin(keys.signing()));
    context.put("security.signature.username", "vendor");
    context.put("security.callback-handler", (CallbackHandler) StockCxfClient::password);
    context.put("security.encryption.properties", merlin(keys.trusted()));
    context.put(
        "ws-security.custom.alg.suite.asymmetric.signature",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    context.put(
        "ws-security.custom.alg.suite.digest.algorithm", "http://www.w3.org/2001/04/xmlenc#sha256");

    AddressingProperties addressing = new AddressingProperties();
    addressing.setTo(reference(to));
    addressing.setFrom(reference(from));
    context.put("jakarta.xml.ws.addressing.context", addressing);

    var conduit = (HTTPConduit) ClientProxy.getClient(port).getConduit();
    conduit.setTlsClientParameters(tls(keys));
    return port;
  }

  private static Properties merlin(Path keyStore) {
    Properties properties = new Properties();
    properties.put("org.apache.wss4j.crypto.provider", "org.apache.wss4j.common.crypto.Merlin");
    properties.put(MERLIN + "keystore.type", "pkcs12");
    properties.put(MERLIN + "keystore.file", keyStore.toString());
    properties.put(MERLIN + "keystore.password", VendorKeys.PASSWORD);
    return properties;
  }

  private static void password(Callback[] callbacks) {
    for (Callback callback : callbacks) {
      if (callback instanceof WSPasswordCallback wanted) {
        wanted.setPassword(VendorKeys.PASSWORD);
      }
    }
  }

  private static EndpointReferenceType reference(NodeId node) {
    AttributedURIType address = new AttributedURIType();
    address.setValue(node.urn());
    EndpointReferenceType reference = new EndpointReferenceType();
    reference.setAddress(address);
    return reference;
  }

  private static TLSClientParameters tls(VendorKeys keys) throws Exception {
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(load(keys.tls()), VendorKeys.PASSWORD.toCharArray());
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(load(keys.trusted()));
    TLSClientParameters tls = new TLSClientParameters();
    tls.setKeyManagers(own.getKeyManagers());
    tls.setTrustManagers(trusted.getTrustManagers());
    return tls;
  }

  private static KeyStore load(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, VendorKeys.PASSWORD.toCharArray());
    }
    return store;
  }
}
