package jukigate.bench.peer;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import jukigate.bench.batch.Parties;
import jukigate.domain.SuppressForbidden;
import jukigate.domain.node.NodeId;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.trust.TrustMaterial;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;

/**
 * The keys of one side as stock libraries take them: key stores, and what the JDK makes of them.
 */
record PeerKeys(KeyStore signing, KeyManagerFactory own, TrustManagerFactory trusted) {
  static final String ALIAS = "own";

  /** Of a store that only lives in memory. */
  private static final String PASSWORD = "in-memory";

  static PeerKeys of(Parties parties, NodeId node) {
    try {
      TrustMaterial trust = parties.pki().trustMaterial();
      SigningIdentity signer = parties.signing(node);
      TlsIdentity tls = parties.pki().tls(node);
      var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      own.init(store(trust, tls.key(), tls.chain()), PASSWORD.toCharArray());
      var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(authorities(trust));
      return new PeerKeys(store(trust, signer.key(), List.of(signer.certificate())), own, trusted);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("keys of the PKI that the JDK does not take", e);
    }
  }

  private static KeyStore store(TrustMaterial trust, PrivateKey key, List<X509Certificate> chain)
      throws GeneralSecurityException, IOException {
    KeyStore store = authorities(trust);
    store.setKeyEntry(ALIAS, key, PASSWORD.toCharArray(), chain.toArray(X509Certificate[]::new));
    return store;
  }

  @SuppressForbidden(reason = "a stock library gets what its users give it")
  private static KeyStore authorities(TrustMaterial trust)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (X509Certificate each : trust.anchors()) {
      store.setCertificateEntry("ca-" + store.size(), each);
    }
    for (X509Certificate each : trust.issuers()) {
      store.setCertificateEntry("ca-" + store.size(), each);
    }
    return store;
  }

  /** Signs with the own key, verifies with the authorities. */
  Merlin merlin() {
    Merlin merlin = new Merlin();
    merlin.setKeyStore(signing);
    merlin.setTrustStore(signing);
    return merlin;
  }

  static CallbackHandler password() {
    return callbacks -> {
      for (Callback callback : callbacks) {
        if (callback instanceof WSPasswordCallback wanted) {
          wanted.setPassword(PASSWORD);
        }
      }
    };
  }

  @SuppressForbidden(reason = "stock TLS; the project's own settings are not those of a stock JVM")
  SSLContext server() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  TLSClientParameters client() {
    var parameters = new TLSClientParameters();
    parameters.setKeyManagers(own.getKeyManagers());
    parameters.setTrustManagers(trusted.getTrustManagers());
    return parameters;
  }
}
