package jukigate.keystores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jukigate.keystores.PkiFolder.Access;

/** The folder, its index and its CAs: what every part of the PKI works on. */
final class Vault {
  private record Stamp(Object file, Object modified, long size) {}

  private record Known(Stamp stamp, PkiIndex index) {}

  private final PkiFolder folder;
  private final FolderLock lock;
  private final PkiPassword password;
  private final InstantSource clock;
  private final CertificateMint mint;
  private final Map<String, Authority> authorities = new HashMap<>();
  private volatile Known known = new Known(new Stamp("", "", -1), new PkiIndex());

  Vault(
      PkiFolder folder,
      FolderLock lock,
      PkiPassword password,
      InstantSource clock,
      CertificateMint mint) {
    this.folder = folder;
    this.lock = lock;
    this.password = password;
    this.clock = clock;
    this.mint = mint;
  }

  PkiFolder folder() {
    return folder;
  }

  CertificateMint mint() {
    return mint;
  }

  Instant now() {
    return clock.instant();
  }

  /** Does the work alone, on the index as it is on disk. The work saves what it changes. */
  <T> T alone(Function<PkiIndex, T> work) {
    return lock.hold(() -> work.apply(IndexFile.read(indexFile())));
  }

  void save(PkiIndex index) {
    folder.write(IndexFile.NAME, IndexFile.write(index, now()), Access.PUBLIC);
  }

  /**
   * The index as it is on disk now; read again only when the file is another one. Do not change.
   */
  PkiIndex current() {
    Stamp stamp = stamp(indexFile());
    Known latest = known;
    if (!latest.stamp().equals(stamp)) {
      latest = new Known(stamp, IndexFile.read(indexFile()));
      known = latest;
    }
    return latest.index();
  }

  private Path indexFile() {
    return folder.resolve(IndexFile.NAME);
  }

  private static Stamp stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(
          String.valueOf(attributes.fileKey()), attributes.lastModifiedTime(), attributes.size());
    } catch (IOException e) {
      throw KeyFiles.invalid(file, "missing", e);
    }
  }

  /** The CA of that name that issues now, with its key. A root of nobody has one generation. */
  Authority authority(AuthorityName name) {
    boolean rolls = name.trusted() && Files.exists(indexFile());
    return authority(name.label(rolls ? current().issuingGeneration() : 1));
  }

  /** A CA with its key; the file is read once. */
  Authority authority(String label) {
    synchronized (authorities) {
      return authorities.computeIfAbsent(label, this::readAuthority);
    }
  }

  private Authority readAuthority(String label) {
    HeldKey held = readKey("ca/" + label, AuthorityName.baseOf(label));
    return new Authority(label, held.key(), held.chain());
  }

  void keep(Authority authority) {
    synchronized (authorities) {
      authorities.put(authority.label(), authority);
    }
  }

  HeldKey readKey(String name, String alias) {
    return KeyFiles.readPkcs12(folder.resolve(name + ".p12"), alias, password.characters());
  }

  /** Writes certificate, chain and key. The key file comes last: with it the set is complete. */
  List<String> writeKey(String name, String alias, HeldKey held) {
    folder.write(name + ".pem", KeyFiles.pem(List.of(held.certificate())), Access.PUBLIC);
    folder.write(name + ".chain.pem", KeyFiles.pem(held.chain()), Access.PUBLIC);
    byte[] pkcs12 = Pkcs12File.of(alias, held, password);
    folder.write(name + ".p12", pkcs12, Access.PRIVATE);
    return List.of(name + ".pem", name + ".chain.pem", name + ".p12");
  }

  void writeTrustStore(List<X509Certificate> certificates) {
    byte[] pkcs12 = KeyFiles.trustStore(certificates, password.characters());
    folder.write("trust/truststore.p12", pkcs12, Access.PUBLIC);
  }

  static CertificateEntry entry(
      String name,
      CertificateEntry.Holder holder,
      X509Certificate certificate,
      String issuer,
      List<String> files) {
    CertificateEntry.Facts facts =
        new CertificateEntry.Facts(
            algorithm(certificate.getPublicKey()),
            certificate.getSerialNumber(),
            issuer,
            keySha256(certificate.getPublicKey()),
            certificate.getNotBefore().toInstant(),
            certificate.getNotAfter().toInstant());
    return new CertificateEntry(name, holder, facts, Optional.empty(), false, files);
  }

  static String algorithm(PublicKey key) {
    return switch (key) {
      case RSAKey rsa -> "RSA-" + rsa.getModulus().bitLength();
      case ECKey ec -> "EC P-" + ec.getParams().getCurve().getField().getFieldSize();
      default -> key.getAlgorithm();
    };
  }

  static String keySha256(PublicKey key) {
    return HexFormat.of().formatHex(CertificateMint.sha256(key.getEncoded()));
  }
}
