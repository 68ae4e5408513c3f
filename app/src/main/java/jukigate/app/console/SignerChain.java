package jukigate.app.console;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import jukigate.console.view.Messages.Certificate;
import jukigate.console.view.Messages.Chain;
import jukigate.console.view.Messages.Link;
import jukigate.console.view.Messages.Standing;
import jukigate.domain.Language;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.trust.Trust;
import jukigate.wire.trust.TrustMaterial;

/**
 * A certificate up to its root, judged at two instants. What was revoked since is told from the
 * date in the CRL of now.
 */
record SignerChain(TrustMaterial material, SecurityProfile profile, Instant then, Instant now) {

  Chain of(X509Certificate signer, Language language) {
    List<X509Certificate> path =
        trust(then).path(signer).isPassed() ? trust(then).path(signer).orThrow() : List.of(signer);
    return new Chain(
        path.stream().map(this::link).toList(),
        verdict(then, signer, language),
        verdict(now, signer, language));
  }

  private Trust trust(Instant at) {
    return new Trust(material, profile, () -> at);
  }

  private String verdict(Instant at, X509Certificate signer, Language language) {
    return trust(at).verify(List.of(signer), CertificateUsage.MESSAGE_SIGNING)
            instanceof Outcome.Refused<?>(Refusal why)
        ? why.code().id() + " " + why.text(language)
        : "";
  }

  private Link link(X509Certificate certificate) {
    return new Link(facts(certificate), standing(certificate, then), standing(certificate, now));
  }

  private Standing standing(X509Certificate certificate, Instant at) {
    if (at.isBefore(certificate.getNotBefore().toInstant())) {
      return Standing.NOT_YET_VALID;
    }
    if (at.isAfter(certificate.getNotAfter().toInstant())) {
      return Standing.EXPIRED;
    }
    return material.anchors().contains(certificate) ? Standing.VALID : listed(certificate, at);
  }

  private Standing listed(X509Certificate certificate, Instant at) {
    Lists lists = Lists.of(material);
    boolean revoked =
        lists
            .entries(certificate.getIssuerX500Principal(), certificate.getSerialNumber())
            .map(X509CRLEntry::getRevocationDate)
            .anyMatch(date -> !date.toInstant().isAfter(at));
    boolean silent = lists.by(certificate.getIssuerX500Principal()).isEmpty();
    return revoked ? Standing.REVOKED : silent ? Standing.UNKNOWN : Standing.VALID;
  }

  static Certificate facts(X509Certificate certificate) {
    return new Certificate(
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        certificate.getSerialNumber().toString(16),
        certificate.getNotBefore().toInstant().toString(),
        certificate.getNotAfter().toInstant().toString(),
        sha256(certificate));
  }

  private static String sha256(X509Certificate certificate) {
    try {
      return Payload.of(certificate.getEncoded()).sha256();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("it was read from its encoding", e);
    }
  }
}
