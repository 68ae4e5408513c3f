package jukigate.wire.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.profile.SecurityProfile;

/**
 * Decides whether a certificate speaks for a node, now. Everything that can change is asked on
 * every call: dates and revocation of the whole path. Thread-safe.
 */
public final class Trust {
  private record State(TrustMaterial material, Paths paths, RevocationLists lists) {
    static State of(TrustMaterial material) {
      return new State(material, new Paths(material), new RevocationLists(material));
    }
  }

  private final SecurityProfile profile;
  private final InstantSource clock;
  private final Revocation revocation;
  private final AtomicLong versions = new AtomicLong();
  private volatile State state;

  /** With revocation by CRLs. */
  public Trust(TrustMaterial material, SecurityProfile profile, InstantSource clock) {
    this(material, profile, clock, Revocation.CRL);
  }

  public Trust(
      TrustMaterial material, SecurityProfile profile, InstantSource clock, Revocation revocation) {
    this.profile = profile;
    this.clock = clock;
    this.revocation = revocation;
    this.state = State.of(material);
  }

  /** Uses other material from the next call on; a revoked node is out at once. */
  public void replace(TrustMaterial material) {
    this.state = State.of(material);
    versions.incrementAndGet();
  }

  /** Another number whenever other material is in use. */
  public long version() {
    return versions.get();
  }

  /** What is in use now. */
  public TrustMaterial material() {
    return state.material();
  }

  /** The instant by which certificates are judged. */
  public Instant now() {
    return clock.instant();
  }

  /**
   * The node that the first certificate of the chain speaks for. Refused are: bytes that RFC 5280
   * forbids (JG-220), weak keys and signatures (JG-212), no path to an anchor or a broken one,
   * unknown critical extensions included (JG-207), dates (JG-208), any other usage or a CA
   * (JG-211), not exactly one node name (JG-213), revoked (JG-209), revocation not known (JG-210).
   *
   * @param chain the certificate in question first; the rest is ignored, issuers are known
   */
  public Outcome<NodeId> verify(List<X509Certificate> chain, CertificateUsage usage) {
    if (chain.isEmpty()) {
      return Outcome.refused(RefusalCode.CERTIFICATE_UNTRUSTED);
    }
    X509Certificate certificate = chain.get(0);
    State current = state;
    Instant now = clock.instant();
    Optional<String> fault = CertificateForm.faultOf(certificate);
    if (fault.isPresent()) {
      return Outcome.refused(RefusalCode.CERTIFICATE_MALFORMED, fault.get());
    }
    Optional<String> weakness = KeyStrength.weaknessOf(certificate, profile);
    if (weakness.isPresent()) {
      return Outcome.refused(RefusalCode.CERTIFICATE_WEAK, weakness.get());
    }
    if (!isValidAt(certificate, now)) {
      return Outcome.refused(RefusalCode.CERTIFICATE_EXPIRED);
    }
    return current
        .paths()
        .to(certificate, now)
        .then(path -> judge(path, usage, now))
        .then(path -> askRevocation(path, current.lists(), now))
        .then(path -> nodeOf(certificate));
  }

  /**
   * The certificate, its issuers, and last the anchor, for whoever wants to show them; whether they
   * are good is not said. Refused with JG-207 or JG-208 when there is no path.
   */
  public Outcome<List<X509Certificate>> path(X509Certificate certificate) {
    return state.paths().to(certificate, clock.instant());
  }

  private Outcome<List<X509Certificate>> judge(
      List<X509Certificate> path, CertificateUsage usage, Instant now) {
    for (X509Certificate step : path) {
      if (!isValidAt(step, now)) {
        return Outcome.refused(RefusalCode.CERTIFICATE_EXPIRED);
      }
      Optional<String> weakness = KeyStrength.weaknessOf(step, profile);
      if (weakness.isPresent()) {
        return Outcome.refused(RefusalCode.CERTIFICATE_WEAK, weakness.get());
      }
    }
    return usage.isOf(path.get(0))
        ? Outcome.passed(path)
        : Outcome.refused(RefusalCode.CERTIFICATE_USAGE, usage);
  }

  /** Both ends belong to the period (RFC 5280 §4.1.2.5). */
  private static boolean isValidAt(X509Certificate certificate, Instant now) {
    return !now.isBefore(certificate.getNotBefore().toInstant())
        && !now.isAfter(certificate.getNotAfter().toInstant());
  }

  /** From the anchor down: each by lists and by the responder, as it is set. */
  private Outcome<List<X509Certificate>> askRevocation(
      List<X509Certificate> path, RevocationLists lists, Instant now) {
    for (int i = path.size() - 2; i >= 0; i--) {
      X509Certificate certificate = path.get(i);
      X509Certificate issuer = path.get(i + 1);
      Optional<Refusal> refusal =
          (revocation.lists()
                  ? lists.refusalOf(certificate, issuer, now)
                  : Optional.<Refusal>empty())
              .or(() -> revocation.status().flatMap(it -> it.refusalOf(certificate, issuer, now)));
      if (refusal.isPresent()) {
        return Outcome.refused(refusal.get());
      }
    }
    return Outcome.passed(path);
  }

  private static Outcome<NodeId> nodeOf(X509Certificate certificate) {
    return NodeName.of(certificate)
        .map(Outcome::passed)
        .orElseGet(() -> Outcome.refused(RefusalCode.CERTIFICATE_NOT_A_NODE));
  }
}
