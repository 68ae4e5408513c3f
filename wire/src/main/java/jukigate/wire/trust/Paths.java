package jukigate.wire.trust;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * Certificate paths (RFC 5280 §6.1) from a node's certificate over the known issuers to an anchor.
 * What a peer sends besides its own certificate is not used. A path that was found is remembered:
 * its signatures and constraints do not change, its dates and its revocation are asked each time by
 * the caller.
 */
final class Paths {
  private static final int LONGEST = 3;
  private static final int REMEMBERED = 8192;

  private final Set<TrustAnchor> anchors;
  private final Set<X509Certificate> issuers;
  private final Map<X509Certificate, List<X509Certificate>> found = new ConcurrentHashMap<>();

  Paths(TrustMaterial material) {
    this.anchors =
        material.anchors().stream()
            .map(anchor -> new TrustAnchor(anchor, null))
            .collect(Collectors.toSet());
    this.issuers = material.issuers();
  }

  /** The certificate, its issuers, and last the anchor. */
  Outcome<List<X509Certificate>> to(X509Certificate certificate, Instant now) {
    List<X509Certificate> known = found.get(certificate);
    if (known != null) {
      return Outcome.passed(known);
    }
    return build(certificate, now).map(path -> remember(certificate, path));
  }

  private List<X509Certificate> remember(X509Certificate certificate, List<X509Certificate> path) {
    if (found.size() >= REMEMBERED) {
      found.clear();
    }
    found.put(certificate, path);
    return path;
  }

  private Outcome<List<X509Certificate>> build(X509Certificate certificate, Instant now) {
    if (anchors.isEmpty()) {
      return Outcome.refused(RefusalCode.CERTIFICATE_UNTRUSTED);
    }
    try {
      return Outcome.passed(path(certificate, now));
    } catch (CertPathBuilderException e) {
      return Outcome.refused(
          hadPath(certificate)
              ? RefusalCode.CERTIFICATE_EXPIRED
              : RefusalCode.CERTIFICATE_UNTRUSTED);
    }
  }

  /** The JDK's builder does not say when a path fails by the dates of an issuer alone. */
  private boolean hadPath(X509Certificate certificate) {
    try {
      return !path(certificate, certificate.getNotBefore().toInstant()).isEmpty();
    } catch (CertPathBuilderException e) {
      return false;
    }
  }

  private List<X509Certificate> path(X509Certificate certificate, Instant at)
      throws CertPathBuilderException {
    try {
      Set<X509Certificate> own = copies(certificate);
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(own.stream().filter(certificate::equals).findFirst().orElseThrow());
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      parameters.setMaxPathLength(LONGEST);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(own)));
      return flatten(
          certificate,
          (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters));
    } catch (CertPathBuilderException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's PKIX is missing", e);
    }
  }

  /**
   * The certificate and the issuers, read anew from their bytes, one object for this path alone.
   * The JDK's check of name constraints writes the common name of a certificate into the list of
   * its alternative names (NameConstraintsExtension.verify), not for other threads to see: a
   * certificate that is shared would lose its truth, and whoever reads the list at that moment
   * fails. A factory asked for one certificate shares it by its bytes; asked for many, it does not.
   */
  private Set<X509Certificate> copies(X509Certificate certificate) throws CertificateException {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(certificate.getEncoded());
    for (X509Certificate issuer : issuers) {
      bytes.writeBytes(issuer.getEncoded());
    }
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(bytes.toByteArray()))
        .stream()
        .map(X509Certificate.class::cast)
        .collect(Collectors.toSet());
  }

  /** With those that everybody has, in the place of the copies. */
  private List<X509Certificate> flatten(
      X509Certificate certificate, PKIXCertPathBuilderResult result) {
    List<X509Certificate> path = new ArrayList<>();
    for (Certificate step : result.getCertPath().getCertificates()) {
      path.add(
          Stream.concat(Stream.of(certificate), issuers.stream())
              .filter(step::equals)
              .findFirst()
              .orElseThrow());
    }
    path.add(result.getTrustAnchor().getTrustedCert());
    return List.copyOf(path);
  }
}
