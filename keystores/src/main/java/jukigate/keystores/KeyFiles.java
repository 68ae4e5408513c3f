package jukigate.keystores;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.UnrecoverableKeyException;
import java.security.cert.CRLException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import jukigate.domain.SuppressForbidden;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/**
 * The one door to key stores: PKCS#12 (RFC 7292) and PEM (RFC 7468), read and written. Reading
 * throws {@link RefusedException} with KEY_FILE_INVALID or PASSWORD_WRONG, naming the file.
 */
public final class KeyFiles {
  /** No file of this PKI comes near it. */
  private static final int MAX_BYTES = 1 << 20;

  private KeyFiles() {}

  /** PKCS#12 bytes with trusted certificates only, for stacks that want a trust store. */
  static byte[] trustStore(Collection<X509Certificate> certificates, char[] password) {
    try {
      KeyStore store = emptyStore();
      for (X509Certificate certificate : certificates) {
        String alias = certificate.getSubjectX500Principal().getName();
        store.setCertificateEntry(alias, certificate);
      }
      return bytes(store, password);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("PKCS#12 trust store", e);
    }
  }

  /**
   * A key of a PKCS#12 file.
   *
   * @param alias the entry wanted
   */
  @SuppressForbidden(reason = "this is the one door to key stores")
  static HeldKey readPkcs12(Path file, String alias, char[] password) {
    byte[] bytes = read(file);
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes), password);
      Key key = store.getKey(alias, password);
      Certificate[] chain = store.getCertificateChain(alias);
      if (key instanceof PrivateKey privateKey && chain != null) {
        return new HeldKey(
            privateKey, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
      }
      throw invalid(file, "no key named " + alias);
    } catch (UnrecoverableKeyException e) {
      throw new RefusedException(Refusal.of(RefusalCode.PASSWORD_WRONG, file), e);
    } catch (IOException e) {
      if (e.getCause() instanceof UnrecoverableKeyException) {
        throw new RefusedException(Refusal.of(RefusalCode.PASSWORD_WRONG, file), e);
      }
      throw invalid(file, "not PKCS#12", e);
    } catch (GeneralSecurityException e) {
      throw invalid(file, "not PKCS#12", e);
    }
  }

  /** All certificates of a PEM file, in its order; at least one. */
  public static List<X509Certificate> readCertificates(Path file) {
    try {
      List<X509Certificate> found = new ArrayList<>();
      for (Certificate certificate :
          factory().generateCertificates(new ByteArrayInputStream(read(file)))) {
        found.add((X509Certificate) certificate);
      }
      if (found.isEmpty()) {
        throw invalid(file, "no certificate in it");
      }
      return Collections.unmodifiableList(found);
    } catch (CertificateException e) {
      throw invalid(file, "not a PEM certificate", e);
    }
  }

  /** The CRL of a PEM file. */
  public static X509CRL readCrl(Path file) {
    try {
      return (X509CRL) factory().generateCRL(new ByteArrayInputStream(read(file)));
    } catch (CRLException | CertificateException e) {
      throw invalid(file, "not a PEM CRL", e);
    }
  }

  /** Certificates as PEM text, in the order given. */
  public static String pem(Collection<X509Certificate> certificates) {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      try {
        text.append(pem("CERTIFICATE", certificate.getEncoded()));
      } catch (CertificateException e) {
        throw new IllegalStateException("certificate without encoding", e);
      }
    }
    return text.toString();
  }

  static String pem(X509CRL crl) {
    try {
      return pem("X509 CRL", crl.getEncoded());
    } catch (CRLException e) {
      throw new IllegalStateException("CRL without encoding", e);
    }
  }

  /** RFC 7468: 64 characters a line. */
  static String pem(String label, byte[] der) {
    byte[] newline = {'\n'};
    String body = Base64.getMimeEncoder(64, newline).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  /** The bytes of a file that a person or program gave; larger than 1 MiB is refused. */
  static byte[] read(Path file) {
    return read(file, MAX_BYTES);
  }

  static byte[] read(Path file, int maxBytes) {
    try {
      if (Files.size(file) > maxBytes) {
        throw invalid(file, "larger than " + maxBytes + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw invalid(file, "missing", e);
    } catch (IOException e) {
      throw new RefusedException(
          Refusal.of(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName()), e);
    }
  }

  static String readText(Path file) {
    return new String(read(file), StandardCharsets.UTF_8);
  }

  static RefusedException invalid(Path file, String reason) {
    return new RefusedException(Refusal.of(RefusalCode.KEY_FILE_INVALID, file, reason));
  }

  static RefusedException invalid(Path file, String reason, Exception cause) {
    return new RefusedException(Refusal.of(RefusalCode.KEY_FILE_INVALID, file, reason), cause);
  }

  /** The key store of a token. */
  static KeyStore token(Provider provider, char[] pin)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS11", provider);
    store.load(null, pin);
    return store;
  }

  @SuppressForbidden(reason = "this is the one door to key stores")
  private static KeyStore emptyStore() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (IOException e) {
      throw new IllegalStateException("loading nothing reads nothing", e);
    }
  }

  private static byte[] bytes(KeyStore store, char[] password) throws GeneralSecurityException {
    try (var out = new ByteArrayOutputStream()) {
      store.store(out, password);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory", e);
    }
  }

  private static CertificateFactory factory() throws CertificateException {
    return CertificateFactory.getInstance("X.509");
  }
}
