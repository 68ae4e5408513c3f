package jukigate.keystores;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jukigate.domain.Language;
import jukigate.domain.node.NodeId;

/**
 * One certificate of the index.
 *
 * @param name unique, and the path of its files without their ending, e.g. {@code
 *     nodes/cs-221007/tls}
 * @param holder whose it is and what for
 * @param facts what the certificate says
 * @param revocation when and why it was revoked
 * @param superseded true when another one replaced it; it stays valid and revocable
 * @param files paths in the PKI folder
 */
public record CertificateEntry(
    String name,
    Holder holder,
    Facts facts,
    Optional<Revocation> revocation,
    boolean superseded,
    List<String> files) {

  public CertificateEntry {
    files = List.copyOf(files);
  }

  /** Where a certificate comes from. */
  public enum Origin {
    /** A CA of this PKI. */
    AUTHORITY,
    /** Of a simulated node; the PKI holds the key. */
    NODE,
    /** Issued for a CSR; the vendor holds the key. */
    EXTERNAL,
    /** Wrong on purpose. */
    BAD
  }

  /** What to think of a certificate now. */
  public enum State {
    VALID,
    NOT_YET_VALID,
    EXPIRED,
    REVOKED,
    SUPERSEDED
  }

  /**
   * Whose a certificate is.
   *
   * @param node the node that it is for; none for a CA
   * @param use label of the {@link KeyRole}, label of the CA, or id of the {@link BadCertificate}
   */
  public record Holder(Origin origin, Optional<NodeId> node, String use) {}

  /**
   * What a certificate says.
   *
   * @param algorithm of the key, e.g. {@code EC P-256}
   * @param issuer label of the CA that signed it, e.g. {@code tls-ca}
   * @param keySha256 SHA-256 of the SubjectPublicKeyInfo, lower-case hex
   */
  public record Facts(
      String algorithm,
      BigInteger serial,
      String issuer,
      String keySha256,
      Instant notBefore,
      Instant notAfter) {}

  /** When and why. */
  public record Revocation(Instant at, RevocationReason reason) {}

  /** Serial number in lower-case hex, as the index, the command line and openssl have it. */
  public String serialHex() {
    return facts.serial().toString(16);
  }

  public State state(Instant now) {
    if (revocation.isPresent()) {
      return State.REVOKED;
    }
    if (now.isAfter(facts.notAfter())) {
      return State.EXPIRED;
    }
    if (now.isBefore(facts.notBefore())) {
      return State.NOT_YET_VALID;
    }
    return superseded ? State.SUPERSEDED : State.VALID;
  }

  /** Whether somebody means to show it: not revoked, replaced, or wrong on purpose. */
  public boolean isInUse() {
    return holder.origin() != Origin.BAD && revocation.isEmpty() && !superseded;
  }

  /** What it is for, or what is wrong with it. */
  public String purpose(Language language) {
    return switch (holder.origin()) {
      case AUTHORITY -> PkiTexts.text(language, "ca." + AuthorityName.baseOf(holder.use()));
      case NODE -> PkiTexts.text(language, "role." + holder.use());
      case EXTERNAL ->
          PkiTexts.text(language, "external", PkiTexts.text(language, "role." + holder.use()));
      case BAD ->
          BadCertificate.ofId(holder.use()).map(bad -> bad.text(language)).orElse(holder.use());
    };
  }

  CertificateEntry revoked(Revocation now) {
    return new CertificateEntry(name, holder, facts, Optional.of(now), superseded, files);
  }

  /** No longer the one in use; it keeps its name and files. */
  CertificateEntry replaced() {
    return new CertificateEntry(name, holder, facts, revocation, true, files);
  }

  CertificateEntry supersededAs(String newName) {
    return new CertificateEntry(newName, holder, facts, revocation, true, List.of());
  }
}
