package jukigate.keystores;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.login.LoginException;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.keystores.KeySource.Opened;

/** Opens the kinds of {@link KeySource}. */
final class KeySources {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final byte[] PROBE = "jukigate".getBytes(StandardCharsets.US_ASCII);

  /** One provider for each token, for the life of the JVM: it holds the session. */
  private static final Map<String, Provider> TOKENS = new ConcurrentHashMap<>();

  private KeySources() {}

  static Outcome<Opened> open(KeySource source) {
    try {
      return Outcome.passed(
          switch (source) {
            case KeySource.Pem(Path key, Path chain) -> pem(key, chain);
            case KeySource.Pkcs12(Path file, String alias, Path password) ->
                opened(KeyFiles.readPkcs12(file, alias, firstLine(password)));
            case KeySource.Pkcs11 token -> token(token);
          });
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    }
  }

  private static Opened opened(HeldKey held) {
    return new Opened(held.key(), held.chain());
  }

  private static Opened pem(Path keyFile, Path chainFile) {
    List<X509Certificate> chain = KeyFiles.readCertificates(chainFile);
    String text = KeyFiles.readText(keyFile);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw KeyFiles.invalid(keyFile, "no PKCS#8 key that is not encrypted");
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
      PrivateKey key =
          KeyFactory.getInstance(chain.getFirst().getPublicKey().getAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(der));
      return new Opened(key, chain);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw KeyFiles.invalid(keyFile, "not a key of that certificate's kind");
    }
  }

  private static Opened token(KeySource.Pkcs11 token) {
    try {
      KeyStore store = KeyFiles.token(provider(token), firstLine(token.pin()));
      Certificate[] chain = store.getCertificateChain(token.alias());
      if (store.getKey(token.alias(), null) instanceof PrivateKey key && chain != null) {
        return new Opened(key, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
      }
      throw KeyFiles.invalid(token.library(), "no key and certificate named " + token.alias());
    } catch (IOException e) {
      boolean pin =
          e.getCause() instanceof LoginException
              || e.getCause() instanceof UnrecoverableKeyException;
      throw pin
          ? new RefusedException(Refusal.of(RefusalCode.PASSWORD_WRONG, token.pin()), e)
          : KeyFiles.invalid(token.library(), "token cannot be read", e);
    } catch (GeneralSecurityException | ProviderException e) {
      throw KeyFiles.invalid(token.library(), "token cannot be read", e);
    }
  }

  /**
   * Registered last with the JVM: TLS and XML Signature find the provider of a key by themselves,
   * and everything else stays with the JDK's own.
   */
  private static Provider provider(KeySource.Pkcs11 token) {
    String configuration =
        String.format(
            Locale.ROOT,
            "--name=jukigate%d%nlibrary=%s%nslotListIndex=%d%n",
            TOKENS.size(),
            token.library(),
            token.slot());
    return TOKENS.computeIfAbsent(
        token.library() + "#" + token.slot(),
        absent -> {
          try {
            Provider made = Security.getProvider("SunPKCS11").configure(configuration);
            Security.addProvider(made);
            return made;
          } catch (InvalidParameterException | ProviderException e) {
            throw KeyFiles.invalid(token.library(), "no PKCS#11 library with that slot", e);
          }
        });
  }

  private static char[] firstLine(Path file) {
    return KeyFiles.readText(file).lines().findFirst().orElse("").toCharArray();
  }

  static boolean belongs(Opened opened) {
    PublicKey known = opened.chain().getFirst().getPublicKey();
    String algorithm = known instanceof ECKey ? "SHA256withECDSA" : "SHA256withRSA";
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(opened.key());
      signing.update(PROBE);
      byte[] value = signing.sign();
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(known);
      verifying.update(PROBE);
      return verifying.verify(value);
    } catch (GeneralSecurityException | ProviderException e) {
      return false;
    }
  }
}
