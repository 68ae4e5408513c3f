package jukigate.wire.security;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fastest provider that is present for ECDSA: Amazon Corretto Crypto Provider where its native
 * library loads and passes its own tests (Linux on x86-64), else the JDK's. It serves message
 * signatures only and is never registered with the JVM, so TLS and certificate paths stay with the
 * JDK.
 */
final class FastSignatures {
  private static final Logger LOG = LoggerFactory.getLogger(FastSignatures.class);
  private static final Optional<Provider> ECDSA = load();

  private FastSignatures() {}

  /** Empty when the JDK's own provider serves that key. */
  static Optional<Provider> forKey(PublicKey key) {
    return key instanceof ECPublicKey ? ECDSA : Optional.empty();
  }

  /** To sign with; a key that cannot be exported is served by the provider that holds it. */
  static Optional<Provider> forKey(PrivateKey key, PublicKey itsPublicKey) {
    return key.getEncoded() == null ? Optional.empty() : forKey(itsPublicKey);
  }

  private static Optional<Provider> load() {
    try {
      Class<?> type =
          Class.forName("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");
      Provider provider = (Provider) type.getField("INSTANCE").get(null);
      type.getMethod("assertHealthy").invoke(provider);
      return Optional.of(provider);
    } catch (ReflectiveOperationException | LinkageError e) {
      LOG.info("ECDSA by the JDK: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }
}
