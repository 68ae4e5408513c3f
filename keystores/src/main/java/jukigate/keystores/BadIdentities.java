package jukigate.keystores;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jukigate.domain.node.NodeId;
import jukigate.keystores.CertificateEntry.Holder;
import jukigate.keystores.CertificateEntry.Origin;
import jukigate.keystores.CertificateEntry.Revocation;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.key.TlsIdentity;

/**
 * The bad certificates, minted when first asked for, each with a key that works: what is wrong is
 * in the certificate alone. Throws {@link jukigate.domain.refusal.RefusedException} when the folder
 * cannot be used.
 */
public final class BadIdentities {
  private final Vault vault;
  private final Authorities authorities;
  private final ConcurrentHashMap<String, HeldKey> held = new ConcurrentHashMap<>();

  BadIdentities(Vault vault, Authorities authorities) {
    this.vault = vault;
    this.authorities = authorities;
  }

  /** All of them. */
  public List<BadCertificate> list() {
    return BadCertificate.all();
  }

  /**
   * For TLS, as the node given. A revoked one changes the CRL: whoever holds {@link
   * TestPki#trustMaterial()} from before must read it again.
   */
  public TlsIdentity tls(BadCertificate bad, NodeId node) {
    require(bad, KeyRole.TLS);
    HeldKey key = get(bad, node);
    return new TlsIdentity(node, key.key(), key.chain());
  }

  /** For signing, as the node given. The note on {@link #tls} holds here too. */
  public SigningIdentity signing(BadCertificate bad, NodeId node) {
    require(bad, KeyRole.SIGN);
    HeldKey key = get(bad, node);
    return new SigningIdentity(node, key.key(), key.certificate());
  }

  /**
   * Mints what is missing of it for a node, and reads nothing that is there: whoever wants trust
   * that knows all that is revoked calls this before {@link TestPki#trustMaterial()}.
   */
  public void prepare(BadCertificate bad, NodeId node) {
    if (vault.current().named(name(bad, node)).isEmpty()) {
      var unused = get(bad, node);
    }
  }

  private static String name(BadCertificate bad, NodeId node) {
    return "bad/" + bad.id() + "/" + node;
  }

  private static void require(BadCertificate bad, KeyRole role) {
    if (bad.role() != role) {
      throw new IllegalArgumentException(bad.id() + " is not for " + role.label());
    }
  }

  private HeldKey get(BadCertificate bad, NodeId node) {
    String name = name(bad, node);
    HeldKey known = held.get(name);
    if (known != null) {
      return known;
    }
    HeldKey made = vault.alone(index -> readOrMint(bad, node, index));
    held.put(name, made);
    return made;
  }

  private HeldKey readOrMint(BadCertificate bad, NodeId node, PkiIndex index) {
    String name = name(bad, node);
    Optional<CertificateEntry> entry = index.named(name);
    if (entry.isPresent()) {
      HeldKey found = vault.readKey(name, bad.role().label());
      if (found.certificate().getSerialNumber().equals(entry.get().facts().serial())) {
        return found;
      }
    }
    return mint(bad, node, index);
  }

  private HeldKey mint(BadCertificate bad, NodeId node, PkiIndex index) {
    String name = name(bad, node);
    FlawBench bench = new FlawBench(node, bad.role(), vault.now(), vault.mint(), vault::authority);
    HeldKey made = bad.flaw().make(bench);
    List<String> files = vault.writeKey(name, bad.role().label(), made);
    Holder holder = new Holder(Origin.BAD, Optional.of(node), bad.id());
    String issuer = issuer(made, bad, index);
    CertificateEntry entry = Vault.entry(name, holder, made.certificate(), issuer, files);
    boolean revoked = bad.flaw() == Flaw.REVOKED;
    index.replace(
        revoked
            ? entry.revoked(
                new Revocation(
                    Authorities.revocationDate(vault.now()), RevocationReason.KEY_COMPROMISE))
            : entry);
    vault.save(index);
    authorities.renewCrls(index);
    return made;
  }

  /** Label of the CA that signed it, or the certificate's own id when no CA of the PKI did. */
  private static String issuer(HeldKey made, BadCertificate bad, PkiIndex index) {
    if (made.chain().size() < 2) {
      return bad.id();
    }
    String keySha256 = Vault.keySha256(made.chain().get(1).getPublicKey());
    return index
        .matching(entry -> entry.holder().origin() == Origin.AUTHORITY)
        .filter(entry -> entry.facts().keySha256().equals(keySha256))
        .map(entry -> entry.holder().use())
        .findFirst()
        .orElse(bad.id());
  }
}
