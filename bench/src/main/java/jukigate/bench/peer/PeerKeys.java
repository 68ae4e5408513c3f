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
import jukigate.bench.work.Parties;
import jukigate.bench.work.Work;
import jukigate.domain.SuppressForbidden;
import jukigate.domain.node.NodeId;
import jukigate.wire.key.DecryptionIdentity;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.trust.TrustMaterial;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;

/**
 * The keys of one side as stock libraries take them: key stores, and what the JDK makes of them.
 *
 * @param messages to sign and verify with; where bodies are encrypted, also to close and open them
 * @param encrypts whether they are
 */
record PeerKeys(
    KeyStore messages, boolean encrypts, KeyManagerFactory own, TrustManagerFactory trusted) {
  static final String ALIAS = "own";

  /** The certificate to encrypt for. */
  static final String OTHER = "other";

  private static final String OPENING = "opening";

  /** Of a store that only lives in memory. */
  private static final String PASSWORD = "in-memory";

  static PeerKeys of(Work<?, ?> work, Parties parties, NodeId node, NodeId other) {
    try {
      TrustMaterial trust = parties.pki().trustMaterial();
      SigningIdentity signer = parties.signing(node);
      TlsIdentity tls = parties.pki().tls(node);
      var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      own.init(store(trust, tls.key(), tls.chain()), PASSWORD.toCharArray());
      var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(authorities(trust));
      KeyStore messages = store(trust, signer.key(), List.of(signer.certificate()));
      boolean encrypts = work.operation().encrypted();
      if (encrypts) {
        DecryptionIdentity opening = parties.pki().decryption(node);
        add(messages, OPENING, opening.key(), List.of(opening.certificate()));
        messages.setCertificateEntry(OTHER, parties.pki().encryptionCertificate(other));
      }
      return new PeerKeys(messages, encrypts, own, trusted);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("keys of the PKI that the JDK does not take", e);
    }
  }

  private static KeyStore store(TrustMaterial trust, PrivateKey key, List<X509Certificate> chain)
      throws GeneralSecurityException, IOException {
    KeyStore store = authorities(trust);
    add(store, ALIAS, key, chain);
    return store;
  }

  private static void add(KeyStore store, String alias, PrivateKey key, List<X509Certificate> chain)
      throws GeneralSecurityException {
    store.setKeyEntry(alias, key, PASSWORD.toCharArray(), chain.toArray(X509Certificate[]::new));
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

  /** Signs and opens with the own keys, verifies with the authorities. */
  Merlin merlin() {
    Merlin merlin = new Merlin();
    merlin.setKeyStore(messages);
    merlin.setTrustStore(messages);
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
