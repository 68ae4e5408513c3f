package jukigate.app.console;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jukigate.console.view.Pki.Content;
import jukigate.console.view.Pki.Judgement;
import jukigate.domain.Language;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.keystores.KeyRole;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.trust.Trust;

/**
 * What a certificate says, and what the gateway says to it: its own judgement, the responder
 * included where it asks one.
 */
record CertificateJudge(Trust trust, Language language) {
  /** In the order of the bits (RFC 5280 §4.2.1.3). */
  private static final List<String> KEY_USAGE =
      List.of(
          "digitalSignature",
          "nonRepudiation",
          "keyEncipherment",
          "dataEncipherment",
          "keyAgreement",
          "keyCertSign",
          "cRLSign",
          "encipherOnly",
          "decipherOnly");

  Stream<Judgement> of(X509Certificate certificate, Optional<KeyRole> role) {
    return role.stream()
        .flatMap(it -> usages(it).stream())
        .map(usage -> judgement(certificate, usage));
  }

  private static List<CertificateUsage> usages(KeyRole role) {
    return switch (role) {
      case TLS -> List.of(CertificateUsage.TLS_CLIENT, CertificateUsage.TLS_SERVER);
      case SIGN, SIGN_RSA -> List.of(CertificateUsage.MESSAGE_SIGNING);
      case ENCRYPT -> List.of(CertificateUsage.MESSAGE_ENCRYPTION);
    };
  }

  private Judgement judgement(X509Certificate certificate, CertificateUsage usage) {
    return switch (trust.verify(List.of(certificate), usage)) {
      case Outcome.Passed<NodeId>(NodeId node) ->
          new Judgement(usage.name(), node.value(), "", "", "");
      case Outcome.Refused<NodeId>(Refusal why) ->
          new Judgement(usage.name(), "", why.code().id(), why.text(language), why.fix(language));
    };
  }

  Content content(X509Certificate certificate) {
    var facts = SignerChain.facts(certificate);
    return new Content(
        facts.subject(),
        facts.issuer(),
        names(certificate),
        keyUsage(certificate),
        purposes(certificate),
        facts.sha256(),
        path(certificate));
  }

  private static List<String> names(X509Certificate certificate) {
    try {
      return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
          .flatMap(Collection::stream)
          .map(name -> name.get(1).toString())
          .toList();
    } catch (CertificateParsingException wrongOnPurpose) {
      return List.of();
    }
  }

  private static List<String> keyUsage(X509Certificate certificate) {
    boolean[] bits = certificate.getKeyUsage();
    return bits == null
        ? List.of()
        : IntStream.range(0, Math.min(bits.length, KEY_USAGE.size()))
            .filter(i -> bits[i])
            .mapToObj(KEY_USAGE::get)
            .toList();
  }

  private static List<String> purposes(X509Certificate certificate) {
    try {
      return Optional.ofNullable(certificate.getExtendedKeyUsage()).orElse(List.of());
    } catch (CertificateParsingException wrongOnPurpose) {
      return List.of();
    }
  }

  private List<String> path(X509Certificate certificate) {
    return trust.path(certificate)
            instanceof Outcome.Passed<List<X509Certificate>>(List<X509Certificate> path)
        ? path.stream().skip(1).map(it -> it.getSubjectX500Principal().getName()).toList()
        : List.of();
  }
}
