package jukigate.bench.floor;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.util.Optional;

/** The crypto provider that signs the messages of the gateway, where its native library loads. */
public final class FastCrypto {
  private FastCrypto() {}

  /** Empty where it does not run: on systems other than Linux on x86-64. */
  public static Optional<Provider> provider() {
    try {
      AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
      return provider.getLoadingError() == null ? Optional.of(provider) : Optional.empty();
    } catch (LinkageError e) {
      return Optional.empty();
    }
  }

  /** Puts it before all others, for everything in this JVM. */
  public static void install() {
    if (provider().isEmpty()) {
      throw new IllegalStateException("the fast crypto provider does not run here");
    }
    AmazonCorrettoCryptoProvider.install();
  }
}
