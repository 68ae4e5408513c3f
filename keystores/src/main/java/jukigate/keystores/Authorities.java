package jukigate.keystores;

import java.nio.file.Files;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jukigate.domain.Language;
import jukigate.domain.refusal.RefusedException;
import jukigate.keystores.CertificateEntry.Holder;
import jukigate.keystores.CertificateEntry.Origin;
import jukigate.keystores.CertificateEntry.Revocation;
import jukigate.keystores.PkiFolder.Access;

/** Mints the CAs once, publishes them and their CRLs under {@code trust/}. */
final class Authorities {
  /** Long enough for records to be erased after 7 years on a clock that is moved. */
  private static final Duration ROOT_VALIDITY = Duration.ofDays(7305);

  private static final Duration ISSUING_VALIDITY = Duration.ofDays(3652);

  private final Vault vault;
  private final CrlMint crlMint;

  Authorities(Vault vault) {
    this.vault = vault;
    this.crlMint = new CrlMint(vault.mint());
  }

  /** The first run in an empty folder. The index comes last: with it the PKI exists. */
  void mintAll() {
    Instant now = vault.now();
    PkiIndex index = new PkiIndex();
    List<X509Certificate> published = new ArrayList<>();
    for (AuthorityName name : AuthorityName.values()) {
      Authority authority = mint(name, now);
      vault.keep(name, authority);
      HeldKey held = new HeldKey(authority.key(), authority.chain());
      List<String> files =
          new ArrayList<>(vault.writeKey("ca/" + name.label(), name.label(), held));
      publishCertificate(name, authority).ifPresent(files::add);
      index.put(entry(name, authority, files, now));
      if (name.trusted() && name != AuthorityName.RETIRED_CA && name != AuthorityName.SILENT_CA) {
        published.add(authority.certificate());
      }
    }
    vault.folder().write("trust/ca.pem", KeyFiles.pem(published), Access.PUBLIC);
    vault.writeTrustStore(published);
    for (Language language : Language.values()) {
      String name = language == Language.JA ? "README.ja.txt" : "README.txt";
      vault.folder().write(name, PkiTexts.text(language, "readme"), Access.PUBLIC);
    }
    publishAll(index);
    vault.save(index);
  }

  private Authority mint(AuthorityName name, Instant now) {
    Period period = Period.of(ROOT_VALIDITY, now);
    return name.selfSigned()
        ? vault.mint().root(name, period)
        : vault
            .mint()
            .issuing(name, Period.of(ISSUING_VALIDITY, now), vault.authority(AuthorityName.ROOT));
  }

  private Optional<String> publishCertificate(AuthorityName name, Authority authority) {
    if (!name.trusted()) {
      return Optional.empty();
    }
    String folder = name.selfSigned() ? TrustFolder.ANCHORS : TrustFolder.ISSUERS;
    String file = "trust/" + folder + "/" + name.label() + ".pem";
    vault.folder().write(file, KeyFiles.pem(authority.chain()), Access.PUBLIC);
    return Optional.of(file);
  }

  private static CertificateEntry entry(
      AuthorityName name, Authority authority, List<String> files, Instant now) {
    Holder holder = new Holder(Origin.AUTHORITY, Optional.empty(), name.label());
    String issuer = name.selfSigned() ? name.label() : AuthorityName.ROOT.label();
    CertificateEntry entry =
        Vault.entry("ca/" + name.label(), holder, authority.certificate(), issuer, files);
    return name == AuthorityName.RETIRED_CA
        ? entry.revoked(new Revocation(revocationDate(now), RevocationReason.CA_COMPROMISE))
        : entry;
  }

  /** The second before: the JDK holds a certificate good in the very second of its revocation. */
  static Instant revocationDate(Instant now) {
    return new Period(now, now).from().minusSeconds(1);
  }

  private void publishAll(PkiIndex index) {
    for (AuthorityName name : AuthorityName.values()) {
      if (name.publishesCrl()) {
        publish(name, index);
      }
    }
  }

  /** A new CRL of one CA. The caller saves the index, which counts the CRLs. */
  void publish(AuthorityName name, PkiIndex index) {
    Instant now = vault.now();
    Period period = new Period(now, now.plus(CrlMint.VALIDITY));
    X509CRL crl =
        crlMint.crl(
            vault.authority(name), index.nextCrlNumber(name), period, index.revokedBy(name));
    vault.folder().write(file(name), KeyFiles.pem(crl), Access.PUBLIC);
  }

  /**
   * True when a list is missing, damaged, near its end, ahead of the clock, or not as the index.
   */
  boolean crlsAreStale(PkiIndex index) {
    return Arrays.stream(AuthorityName.values())
        .filter(AuthorityName::publishesCrl)
        .anyMatch(name -> isStale(name, index));
  }

  /** Publishes the lists that are stale, and saves the index. Call it with the lock held. */
  void renewCrls(PkiIndex index) {
    List<AuthorityName> stale =
        Arrays.stream(AuthorityName.values())
            .filter(AuthorityName::publishesCrl)
            .filter(name -> isStale(name, index))
            .toList();
    if (!stale.isEmpty()) {
      stale.forEach(name -> publish(name, index));
      vault.save(index);
    }
  }

  private boolean isStale(AuthorityName name, PkiIndex index) {
    if (!Files.exists(vault.folder().resolve(file(name)))) {
      return true;
    }
    try {
      X509CRL crl = KeyFiles.readCrl(vault.folder().resolve(file(name)));
      Instant now = vault.now();
      Instant renewal = crl.getNextUpdate().toInstant().minus(CrlMint.VALIDITY.dividedBy(2));
      return now.isAfter(renewal)
          || crl.getThisUpdate().toInstant().isAfter(now)
          || !serials(crl).equals(serials(index.revokedBy(name)));
    } catch (RefusedException damaged) {
      return true;
    }
  }

  private static Set<String> serials(X509CRL crl) {
    return Optional.<Set<? extends X509CRLEntry>>ofNullable(crl.getRevokedCertificates())
        .orElseGet(Set::of)
        .stream()
        .map(entry -> entry.getSerialNumber().toString(16))
        .collect(Collectors.toSet());
  }

  private static Set<String> serials(List<CertificateEntry> entries) {
    return entries.stream().map(CertificateEntry::serialHex).collect(Collectors.toSet());
  }

  private static String file(AuthorityName name) {
    return "trust/" + TrustFolder.CRLS + "/" + name.label() + ".crl.pem";
  }
}
