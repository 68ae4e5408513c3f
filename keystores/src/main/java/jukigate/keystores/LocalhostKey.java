package jukigate.keystores;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusedException;

/**
 * What a server for browsers on this machine shows: a P-256 key of its own and a certificate signed
 * with it, for localhost, 127.0.0.1 and ::1. No CA of the network has signed it, and it speaks for
 * no node.
 */
public record LocalhostKey(PrivateKey key, X509Certificate certificate) {
  private static final String NAME = "localhost";
  private static final String FILE = NAME + ".p12";

  /** Browsers take no longer one. */
  private static final Duration VALIDITY = Duration.ofDays(365);

  private static final Duration BEFORE_ITS_END = Duration.ofDays(30);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * The key of a folder; made when there is none, or its certificate is near its end.
   *
   * @param folder for the owner only; made if it does not exist
   * @param clock the machine's, as browsers go by it
   * @return refused with KEY_FILE_INVALID or PASSWORD_WRONG when what is there cannot be read
   */
  public static Outcome<LocalhostKey> openOrMint(
      Path folder, InstantSource clock, SecureRandom random) {
    var files = new PkiFolder(folder);
    try {
      files.create();
      var lock = new FolderLock(folder, PATIENCE);
      return Outcome.passed(lock.hold(() -> held(files, clock.instant(), random)));
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    }
  }

  private static LocalhostKey held(PkiFolder files, Instant now, SecureRandom random) {
    files.sweep();
    // Drawn, never chosen: the variable for the PKI's password is not for this folder.
    var password = PkiPassword.of(files, Map.of(), random);
    return kept(files, password)
        .filter(key -> key.isGoodAt(now))
        .orElseGet(() -> minted(files, password, now, random));
  }

  private static Optional<LocalhostKey> kept(PkiFolder files, PkiPassword password) {
    Path file = files.resolve(FILE);
    return Files.exists(file)
        ? Optional.of(KeyFiles.readPkcs12(file, NAME, password.characters()))
            .map(held -> new LocalhostKey(held.key(), held.certificate()))
        : Optional.empty();
  }

  private boolean isGoodAt(Instant now) {
    return now.isAfter(certificate.getNotBefore().toInstant())
        && now.plus(BEFORE_ITS_END).isBefore(certificate.getNotAfter().toInstant());
  }

  private static LocalhostKey minted(
      PkiFolder files, PkiPassword password, Instant now, SecureRandom random) {
    var mint = new CertificateMint(random);
    var pair = mint.keyPair(KeyKind.EC_P256);
    var certificate = mint.localhost(pair, Period.of(VALIDITY, now));
    var held = new HeldKey(pair.getPrivate(), List.of(certificate));
    files.write(FILE, Pkcs12File.of(NAME, held, password), PkiFolder.Access.PRIVATE);
    return new LocalhostKey(pair.getPrivate(), certificate);
  }

  /** SHA-256 of the certificate as browsers show it: pairs in upper case, with colons. */
  public String fingerprint() {
    try {
      byte[] digest = CertificateMint.sha256(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("certificate without encoding", e);
    }
  }

  @Override
  public String toString() {
    return "LocalhostKey[" + fingerprint() + "]";
  }
}
