package jukigate.keystores.revocation;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import jukigate.domain.message.Payload;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.KeyStrength;
import jukigate.wire.trust.StatusAnswer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * Whether an OCSP answer is to be believed (RFC 6960 §3.2), and what it says. It must be about the
 * certificate that was asked for, carry the nonce of the question, be current, and be signed by the
 * CA itself or by a responder whose certificate that very CA issued for exactly this (§4.2.2.2) and
 * marked as not to be asked about in turn (§4.2.2.2.1).
 */
final class OcspJudge {
  private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
  private static final String NO_CHECK = "1.3.6.1.5.5.7.48.1.5";
  private static final int DIGITAL_SIGNATURE = 0;

  private final SecurityProfile profile;

  /** What was asked. */
  record Asked(CertificateID certificate, X509Certificate issuer, Payload nonce) {}

  /** Why an answer is not believed. */
  private static final class Doubt extends Exception {
    private static final long serialVersionUID = 1L;

    Doubt(String why) {
      super(why);
    }
  }

  OcspJudge(SecurityProfile profile) {
    this.profile = profile;
  }

  StatusAnswer judge(byte[] encoded, Asked asked, Instant now) {
    try {
      BasicOCSPResp answer = read(encoded);
      checkSignature(answer, asked.issuer(), now);
      checkNonce(answer, asked.nonce().toByteArray());
      return status(single(answer, asked.certificate()), now);
    } catch (Doubt doubt) {
      return StatusAnswer.unknown("OCSP: " + doubt.getMessage(), now);
    } catch (IOException
        | OCSPException
        | CertificateException
        | OperatorCreationException
        | RuntimeException unreadable) {
      return StatusAnswer.unknown("OCSP: unreadable answer", now);
    }
  }

  private static BasicOCSPResp read(byte[] encoded) throws IOException, OCSPException, Doubt {
    OCSPResp response = new OCSPResp(encoded);
    if (response.getStatus() != OCSPResp.SUCCESSFUL) {
      throw new Doubt("responder status " + response.getStatus());
    }
    if (response.getResponseObject() instanceof BasicOCSPResp basic) {
      return basic;
    }
    throw new Doubt("unknown kind of answer");
  }

  private void checkSignature(BasicOCSPResp answer, X509Certificate issuer, Instant now)
      throws OCSPException, CertificateException, IOException, OperatorCreationException, Doubt {
    AlgorithmIdentifier algorithm = answer.getSignatureAlgorithmID();
    byte[] parameters =
        algorithm.getParameters() == null
            ? null
            : algorithm.getParameters().toASN1Primitive().getEncoded();
    if (!KeyStrength.isStrongSignature(algorithm.getAlgorithm().getId(), parameters)) {
      throw new Doubt("weak signature");
    }
    for (X509CertificateHolder shown : answer.getCerts()) {
      X509Certificate responder = new JcaX509CertificateConverter().getCertificate(shown);
      if (verifies(answer, responder.getPublicKey())) {
        if (!responder.equals(issuer)) {
          checkDelegation(responder, issuer, now);
        }
        return;
      }
    }
    if (!verifies(answer, issuer.getPublicKey())) {
      throw new Doubt("signed by nobody who may");
    }
  }

  private static boolean verifies(BasicOCSPResp answer, PublicKey key)
      throws OperatorCreationException {
    try {
      return answer.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key));
    } catch (OCSPException otherKeyType) {
      return false;
    }
  }

  private void checkDelegation(X509Certificate responder, X509Certificate issuer, Instant now)
      throws CertificateException, Doubt {
    if (!isIssuedBy(responder, issuer)) {
      throw new Doubt("responder of another issuer");
    }
    if (!List.of(OCSP_SIGNING).equals(responder.getExtendedKeyUsage())
        || responder.getBasicConstraints() != -1
        || !isOnlyDigitalSignature(responder.getKeyUsage())) {
      throw new Doubt("responder that may not sign OCSP");
    }
    boolean outside =
        now.isBefore(responder.getNotBefore().toInstant())
            || now.isAfter(responder.getNotAfter().toInstant());
    if (outside || KeyStrength.weaknessOf(responder, profile).isPresent()) {
      throw new Doubt("responder with an expired or weak certificate");
    }
    if (responder.getExtensionValue(NO_CHECK) == null
        || responder.hasUnsupportedCriticalExtension()) {
      throw new Doubt("responder that would have to be asked about");
    }
  }

  private static boolean isIssuedBy(X509Certificate responder, X509Certificate issuer) {
    if (!responder.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return false;
    }
    try {
      responder.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean isOnlyDigitalSignature(boolean[] usage) {
    if (usage == null) {
      return false;
    }
    for (int i = 0; i < usage.length; i++) {
      if (usage[i] != (i == DIGITAL_SIGNATURE)) {
        return false;
      }
    }
    return true;
  }

  /** Without a nonce an old answer about a certificate that was still good could be replayed. */
  private static void checkNonce(BasicOCSPResp answer, byte[] nonce) throws Doubt {
    Extension extension = answer.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (extension == null) {
      throw new Doubt("no nonce");
    }
    byte[] came = ASN1OctetString.getInstance(extension.getParsedValue()).getOctets();
    if (!Arrays.equals(came, nonce)) {
      throw new Doubt("wrong nonce");
    }
  }

  private static SingleResp single(BasicOCSPResp answer, CertificateID wanted) throws Doubt {
    List<SingleResp> about =
        Arrays.stream(answer.getResponses()).filter(one -> one.getCertID().equals(wanted)).toList();
    if (about.size() != 1) {
      throw new Doubt("not about this certificate");
    }
    return about.getFirst();
  }

  private StatusAnswer status(SingleResp single, Instant now) throws Doubt {
    Set<?> critical = single.getCriticalExtensionOIDs();
    if (critical != null && !critical.isEmpty()) {
      throw new Doubt("unknown critical extension");
    }
    if (single.getNextUpdate() == null) {
      throw new Doubt("no nextUpdate");
    }
    Instant from = single.getThisUpdate().toInstant();
    Instant until = single.getNextUpdate().toInstant();
    if (from.isAfter(now.plus(profile.periods().future())) || !now.isBefore(until)) {
      throw new Doubt("not in force now");
    }
    CertificateStatus status = single.getCertStatus();
    if (status == CertificateStatus.GOOD) {
      return StatusAnswer.good(until);
    }
    if (status instanceof RevokedStatus) {
      return StatusAnswer.revoked(until);
    }
    throw new Doubt("certificate unknown to the responder");
  }
}
