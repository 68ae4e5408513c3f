package jukigate.keystores;

import java.nio.file.Files;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
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

  /** The CAs that issue something good, in the order of a file to trust. */
  private static final Set<AuthorityName> ISSUE =
      EnumSet.of(AuthorityName.ROOT, AuthorityName.TLS_CA, AuthorityName.MESSAGE_CA);

  private final Vault vault;
  private final CrlMint crlMint;

  Authorities(Vault vault) {
    this.vault = vault;
    this.crlMint = new CrlMint(vault.mint());
  }

  /** The first run in an empty folder. The index comes last: with it the PKI exists. */
  void mintAll() {
    PkiIndex index = new PkiIndex();
    for (AuthorityName name : AuthorityName.values()) {
      mintInto(index, name, 1);
    }
    for (Language language : Language.values()) {
      String name = language == Language.JA ? "README.ja.txt" : "README.txt";
      vault.folder().write(name, PkiTexts.text(language, "readme"), Access.PUBLIC);
    }
    publishTrusted(index);
    publishAll(index);
    vault.save(index);
  }

  /**
   * CAs of a new generation beside those that there are: trusted from now on, and issuing nothing
   * yet. Call it with the lock held.
   *
   * @return the new ones
   */
  List<CertificateEntry> mintNext(PkiIndex index) {
    int next = index.issuingGeneration() + 1;
    List<CertificateEntry> fresh = new ArrayList<>();
    for (AuthorityName name : AuthorityName.values()) {
      if (name.trusted()) {
        fresh.add(mintInto(index, name, next));
      }
    }
    publishTrusted(index);
    fresh.stream()
        .map(entry -> entry.holder().use())
        .filter(label -> index.publishing().contains(label))
        .forEach(label -> publish(label, index));
    vault.save(index);
    return fresh;
  }

  /** Takes the superseded CAs out of trust, with their CRLs. Call it with the lock held. */
  List<CertificateEntry> retire(PkiIndex index) {
    List<CertificateEntry> old =
        index
            .authorities()
            .filter(CertificateEntry::superseded)
            .filter(entry -> Files.exists(vault.folder().resolve(published(entry))))
            .toList();
    for (CertificateEntry entry : old) {
      index.put(
          entry.revoked(
              entry
                  .revocation()
                  .orElseGet(
                      () ->
                          new Revocation(
                              revocationDate(vault.now()),
                              RevocationReason.CESSATION_OF_OPERATION))));
    }
    vault.save(index);
    old.stream().filter(Authorities::ceased).forEach(this::keepFormer);
    old.forEach(
        entry -> {
          vault.folder().delete(published(entry));
          vault.folder().delete(file(entry.holder().use()));
        });
    publishTrusted(index);
    return old;
  }

  /** Not one whose key was lost: what it issued proves nothing. */
  private static boolean ceased(CertificateEntry entry) {
    return entry.revocation().isEmpty()
        && !AuthorityName.ofLabel(entry.holder().use()).orElseThrow().selfSigned();
  }

  /** What the gateway signed under it stays provable. */
  private void keepFormer(CertificateEntry entry) {
    vault
        .folder()
        .write(
            "trust/" + TrustFolder.FORMER + "/" + entry.holder().use() + ".pem",
            KeyFiles.pem(vault.authority(entry.holder().use()).chain()),
            Access.PUBLIC);
  }

  private CertificateEntry mintInto(PkiIndex index, AuthorityName name, int generation) {
    Instant now = vault.now();
    Authority authority = mint(name, generation, now);
    vault.keep(authority);
    HeldKey held = new HeldKey(authority.key(), authority.chain());
    List<String> files =
        new ArrayList<>(vault.writeKey("ca/" + authority.label(), name.label(), held));
    publishCertificate(name, authority).ifPresent(files::add);
    CertificateEntry entry = entry(name, generation, authority, files);
    index.put(entry);
    return entry;
  }

  /** The CAs that a vendor should trust now: without those that are there to be refused. */
  private void publishTrusted(PkiIndex index) {
    List<X509Certificate> trusted =
        index
            .authorities()
            .filter(entry -> entry.revocation().isEmpty())
            .map(entry -> entry.holder().use())
            .filter(label -> ISSUE.contains(AuthorityName.ofLabel(label).orElseThrow()))
            .map(label -> vault.authority(label).certificate())
            .toList();
    vault.folder().write("trust/ca.pem", KeyFiles.pem(trusted), Access.PUBLIC);
    vault.writeTrustStore(trusted);
  }

  private Authority mint(AuthorityName name, int generation, Instant now) {
    Period period = Period.of(ROOT_VALIDITY, now);
    return name.selfSigned()
        ? vault.mint().root(name, generation, period)
        : vault
            .mint()
            .issuing(
                name,
                generation,
                Period.of(ISSUING_VALIDITY, now),
                vault.authority(AuthorityName.ROOT.label(generation)));
  }

  private Optional<String> publishCertificate(AuthorityName name, Authority authority) {
    if (!name.trusted()) {
      return Optional.empty();
    }
    String file = published(name, authority.label());
    vault.folder().write(file, KeyFiles.pem(authority.chain()), Access.PUBLIC);
    return Optional.of(file);
  }

  private static String published(CertificateEntry entry) {
    String label = entry.holder().use();
    return published(AuthorityName.ofLabel(label).orElseThrow(), label);
  }

  private static String published(AuthorityName name, String label) {
    String folder = name.selfSigned() ? TrustFolder.ANCHORS : TrustFolder.ISSUERS;
    return "trust/" + folder + "/" + label + ".pem";
  }

  private CertificateEntry entry(
      AuthorityName name, int generation, Authority authority, List<String> files) {
    Holder holder = new Holder(Origin.AUTHORITY, Optional.empty(), authority.label());
    String issuer = name.selfSigned() ? authority.label() : AuthorityName.ROOT.label(generation);
    CertificateEntry entry =
        Vault.entry("ca/" + authority.label(), holder, authority.certificate(), issuer, files);
    return name == AuthorityName.RETIRED_CA
        ? entry.revoked(new Revocation(revocationDate(vault.now()), RevocationReason.CA_COMPROMISE))
        : entry;
  }

  /** The second before: the JDK holds a certificate good in the very second of its revocation. */
  static Instant revocationDate(Instant now) {
    return new Period(now, now).from().minusSeconds(1);
  }

  private void publishAll(PkiIndex index) {
    index.publishing().forEach(label -> publish(label, index));
  }

  /** A new CRL of one CA. The caller saves the index, which counts the CRLs. */
  private void publish(String label, PkiIndex index) {
    Instant now = vault.now();
    Period period = new Period(now, now.plus(CrlMint.VALIDITY));
    X509CRL crl =
        crlMint.crl(
            vault.authority(label), index.nextCrlNumber(label), period, index.revokedBy(label));
    vault.folder().write(file(label), KeyFiles.pem(crl), Access.PUBLIC);
  }

  /**
   * True when a list is missing, damaged, near its end, ahead of the clock, or not as the index.
   */
  boolean crlsAreStale(PkiIndex index) {
    return index.publishing().stream().anyMatch(label -> isStale(label, index));
  }

  /** Publishes the lists that are stale, and saves the index. Call it with the lock held. */
  void renewCrls(PkiIndex index) {
    List<String> stale =
        index.publishing().stream().filter(label -> isStale(label, index)).toList();
    if (!stale.isEmpty()) {
      stale.forEach(label -> publish(label, index));
      vault.save(index);
    }
  }

  private boolean isStale(String label, PkiIndex index) {
    if (!Files.exists(vault.folder().resolve(file(label)))) {
      return true;
    }
    try {
      X509CRL crl = KeyFiles.readCrl(vault.folder().resolve(file(label)));
      Instant now = vault.now();
      Instant renewal = crl.getNextUpdate().toInstant().minus(CrlMint.VALIDITY.dividedBy(2));
      return now.isAfter(renewal)
          || crl.getThisUpdate().toInstant().isAfter(now)
          || !serials(crl).equals(serials(index.revokedBy(label)));
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

  private static String file(String label) {
    return "trust/" + TrustFolder.CRLS + "/" + label + ".crl.pem";
  }
}
