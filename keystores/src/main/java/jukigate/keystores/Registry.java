package jukigate.keystores;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.CertificateEntry.Holder;
import jukigate.keystores.CertificateEntry.Origin;
import jukigate.keystores.CertificateEntry.Revocation;
import jukigate.keystores.PkiFolder.Access;

/** The counter of the CA: answers signing requests and revokes. */
final class Registry {
  private final Vault vault;
  private final Authorities authorities;

  Registry(Vault vault, Authorities authorities) {
    this.vault = vault;
    this.authorities = authorities;
  }

  Outcome<IssuedCertificate> issue(String csrPem, NodeId node, KeyRole role) {
    Holder holder = new Holder(Origin.EXTERNAL, Optional.of(node), role.label());
    return SigningRequest.check(csrPem, node, role)
        .then(request -> vault.alone(index -> issue(request.key(), holder, index)));
  }

  private Outcome<IssuedCertificate> issue(PublicKey key, Holder holder, PkiIndex index) {
    String keySha256 = Vault.keySha256(key);
    Optional<CertificateEntry> other =
        index
            .matching(entry -> entry.facts().keySha256().equals(keySha256))
            .filter(entry -> !entry.holder().equals(holder) || entry.revocation().isPresent())
            .findFirst();
    if (other.isPresent()) {
      return Outcome.refused(RefusalCode.CSR_KEY_USED, other.get().name());
    }
    KeyRole role = KeyRole.ofLabel(holder.use()).orElseThrow();
    Authority issuer = vault.authority(role.issuer());
    X509Certificate leaf = vault.mint().leaf(profile(holder, issuer), key, issuer);
    List<X509Certificate> chain = Stream.concat(Stream.of(leaf), issuer.chain().stream()).toList();
    String serial = leaf.getSerialNumber().toString(16).substring(0, 8);
    String name = "issued/" + holder.node().orElseThrow() + "/" + role.label() + "-" + serial;
    List<String> files = List.of(name + ".pem", name + ".chain.pem");
    vault.folder().write(name + ".pem", KeyFiles.pem(List.of(leaf)), Access.PUBLIC);
    vault.folder().write(name + ".chain.pem", KeyFiles.pem(chain), Access.PUBLIC);
    CertificateEntry entry = Vault.entry(name, holder, leaf, issuer.label(), files);
    index.put(entry);
    vault.save(index);
    return Outcome.passed(
        new IssuedCertificate(entry, chain, vault.folder().resolve(name + ".chain.pem")));
  }

  private CertificateProfile profile(Holder holder, Authority issuer) {
    KeyRole role = KeyRole.ofLabel(holder.use()).orElseThrow();
    CertificateProfile profile =
        CertificateProfile.of(holder.node().orElseThrow(), role, vault.now());
    return profile.with(profile.period().endingBy(issuer.certificate().getNotAfter().toInstant()));
  }

  /** The index first, then the CRL: a kill between the two is mended when the PKI is opened. */
  Outcome<CertificateEntry> revoke(String serialOrName, RevocationReason reason) {
    return vault.alone(
        index -> {
          Optional<CertificateEntry> found =
              index.find(serialOrName).filter(entry -> publishesCrl(entry.facts().issuer()));
          if (found.isEmpty() || found.get().name().equals("ca/root")) {
            return Outcome.refused(RefusalCode.CERTIFICATE_NOT_FOUND, serialOrName);
          }
          if (found.get().revocation().isPresent()) {
            return Outcome.passed(found.get());
          }
          Revocation revocation = new Revocation(Authorities.revocationDate(vault.now()), reason);
          CertificateEntry revoked = found.get().revoked(revocation);
          index.put(revoked);
          vault.save(index);
          authorities.renewCrls(index);
          return Outcome.passed(revoked);
        });
  }

  private static boolean publishesCrl(String issuer) {
    return AuthorityName.ofLabel(issuer).map(AuthorityName::publishesCrl).orElse(false);
  }

  /** A file is written under the name of whoever is newest. */
  Optional<X509Certificate> kept(CertificateEntry entry) {
    String file = entry.name() + ".pem";
    return entry.files().contains(file)
        ? KeyFiles.readCertificates(vault.folder().resolve(file)).stream()
            .findFirst()
            .filter(it -> it.getSerialNumber().equals(entry.facts().serial()))
        : Optional.empty();
  }

  X509Certificate certificate(CertificateEntry entry) {
    return KeyFiles.readCertificates(vault.folder().resolve(entry.name() + ".pem")).getFirst();
  }
}
