package jukigate.keystores.revocation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import jukigate.domain.message.Payload;
import jukigate.keystores.revocation.HttpFetch.Fetched;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.StatusAnswer;
import jukigate.wire.trust.StatusSource;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Asks one responder, whose address the operator set, about certificates (RFC 6960), each time with
 * a fresh nonce of 32 bytes (RFC 9654). Every doubt is an unknown status. Thread-safe.
 */
public final class OcspClient implements StatusSource {
  private static final int NONCE_BYTES = 32;
  private static final int MAX_ANSWER_BYTES = 1 << 16;

  private final URI responder;
  private final HttpFetch http;
  private final OcspJudge judge;
  private final SecureRandom random;

  /**
   * @param responder e.g. {@code http://127.0.0.1:8480/ocsp}
   * @param timeout from the question to the last byte of the answer
   */
  public OcspClient(URI responder, Duration timeout, SecurityProfile profile, SecureRandom random) {
    this.responder = responder;
    this.http = new HttpFetch(timeout);
    this.judge = new OcspJudge(profile);
    this.random = random;
  }

  @Override
  public StatusAnswer ask(X509Certificate certificate, X509Certificate issuer, Instant now) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    CertificateID wanted = identify(certificate, issuer);
    var asked = new OcspJudge.Asked(wanted, issuer, Payload.of(nonce));
    Fetched fetched =
        http.fetch(
            http.to(responder)
                .header("Content-Type", "application/ocsp-request")
                .POST(BodyPublishers.ofByteArray(question(wanted, nonce)))
                .build(),
            "application/ocsp-response",
            MAX_ANSWER_BYTES);
    return fetched
        .body()
        .map(answer -> judge.judge(answer.toByteArray(), asked, now))
        .orElseGet(() -> StatusAnswer.unknown("OCSP: " + fetched.failure(), now));
  }

  private static byte[] question(CertificateID wanted, byte[] nonce) {
    try {
      var extension =
          new Extension(
              OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
              false,
              new DEROctetString(new DEROctetString(nonce).getEncoded()));
      return new OCSPReqBuilder()
          .addRequest(wanted)
          .setRequestExtensions(new Extensions(extension))
          .build()
          .getEncoded();
    } catch (IOException | OCSPException e) {
      throw new IllegalStateException("OCSP request", e);
    }
  }

  private static CertificateID identify(X509Certificate certificate, X509Certificate issuer) {
    try {
      return new CertificateID(
          sha256(), new JcaX509CertificateHolder(issuer), certificate.getSerialNumber());
    } catch (OCSPException | CertificateEncodingException e) {
      throw new IllegalStateException("a certificate with a path cannot be named", e);
    }
  }

  private static DigestCalculator sha256() {
    try {
      return new JcaDigestCalculatorProviderBuilder()
          .build()
          .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256));
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
