package jukigate.keystores;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Answers OCSP requests from the index of the PKI (RFC 6960), or wrongly where that is wanted. */
final class OcspAnswers {
  /** How long an answer is good. Who asks keeps it for less. */
  static final Duration VALIDITY = Duration.ofMinutes(10);

  private static final Duration WEEK = Duration.ofDays(7);

  private final Vault vault;

  OcspAnswers(Vault vault) {
    this.vault = vault;
  }

  /** The answer in DER; what cannot be read is answered with malformedRequest. */
  byte[] answer(byte[] request, ResponderMode mode) {
    try {
      OCSPReq asked = new OCSPReq(request);
      if (mode == ResponderMode.TRY_LATER) {
        return bare(OCSPRespBuilder.TRY_LATER);
      }
      if (asked.getRequestList().length == 0) {
        return bare(OCSPRespBuilder.MALFORMED_REQUEST);
      }
      Optional<Authority> authority = authority(asked.getRequestList()[0].getCertID());
      return authority.isEmpty()
          ? bare(OCSPRespBuilder.UNAUTHORIZED)
          : signed(asked, authority.get(), mode);
    } catch (IOException | RuntimeException unreadable) {
      return bare(OCSPRespBuilder.MALFORMED_REQUEST);
    }
  }

  private Optional<Authority> authority(CertificateID wanted) {
    return vault.current().publishing().stream()
        .map(vault::authority)
        .filter(authority -> isIssuer(wanted, authority))
        .findFirst();
  }

  private static boolean isIssuer(CertificateID wanted, Authority authority) {
    try {
      return wanted.matchesIssuer(
          OcspSigner.of(authority).certificate(), new JcaDigestCalculatorProviderBuilder().build());
    } catch (OCSPException | OperatorCreationException e) {
      return false;
    }
  }

  private byte[] signed(OCSPReq asked, Authority authority, ResponderMode mode) throws IOException {
    Instant now = vault.now();
    OcspSigner signer = signer(authority, mode, now);
    var builder = new BasicOCSPRespBuilder(new RespID(signer.certificate().getSubject()));
    Instant from = mode == ResponderMode.STALE ? now.minus(WEEK) : now;
    Period period = new Period(from, from.plus(VALIDITY));
    for (Req one : asked.getRequestList()) {
      CertificateID about = about(one.getCertID(), mode);
      builder.addResponse(
          about,
          status(one.getCertID(), authority, mode, now),
          Date.from(period.from()),
          Date.from(period.to()));
    }
    nonce(asked, mode).ifPresent(builder::setResponseExtensions);
    try {
      var basic =
          builder.build(
              vault.mint().signer(signer.key(), false),
              new X509CertificateHolder[] {signer.certificate()},
              Date.from(period.from()));
      byte[] encoded = new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded();
      return mode == ResponderMode.BAD_SIGNATURE ? changed(encoded, basic.getSignature()) : encoded;
    } catch (OCSPException e) {
      throw new IllegalStateException("OCSP answer", e);
    }
  }

  private OcspSigner signer(Authority authority, ResponderMode mode, Instant now) {
    return switch (mode) {
      case DELEGATED ->
          OcspSigner.under(authority, KeyPurposeId.id_kp_OCSPSigning, vault.mint(), now);
      case NO_EKU -> OcspSigner.under(authority, KeyPurposeId.id_kp_serverAuth, vault.mint(), now);
      case OTHER_ISSUER ->
          OcspSigner.under(
              vault.authority(AuthorityName.UNKNOWN_CA),
              KeyPurposeId.id_kp_OCSPSigning,
              vault.mint(),
              now);
      default -> OcspSigner.of(authority);
    };
  }

  private static CertificateID about(CertificateID wanted, ResponderMode mode) {
    return mode == ResponderMode.OTHER_CERTIFICATE
        ? CertificateID.deriveCertificateID(wanted, wanted.getSerialNumber().add(BigInteger.TWO))
        : wanted;
  }

  private CertificateStatus status(
      CertificateID wanted, Authority authority, ResponderMode mode, Instant now) {
    if (mode == ResponderMode.REVOKED) {
      return new RevokedStatus(Date.from(Authorities.revocationDate(now)), CRLReason.keyCompromise);
    }
    Optional<CertificateEntry> entry =
        vault
            .current()
            .matching(
                one ->
                    one.facts().issuer().equals(authority.label())
                        && one.facts().serial().equals(wanted.getSerialNumber()))
            .findFirst();
    if (entry.isEmpty() || mode == ResponderMode.UNKNOWN) {
      return new UnknownStatus();
    }
    return entry
        .get()
        .revocation()
        .<CertificateStatus>map(it -> new RevokedStatus(Date.from(it.at()), it.reason().code()))
        .orElse(CertificateStatus.GOOD);
  }

  private static Optional<Extensions> nonce(OCSPReq asked, ResponderMode mode) throws IOException {
    Extension came = asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (came == null || mode == ResponderMode.NO_NONCE) {
      return Optional.empty();
    }
    if (mode != ResponderMode.WRONG_NONCE) {
      return Optional.of(new Extensions(came));
    }
    byte[] other = new DEROctetString(new byte[32]).getEncoded();
    return Optional.of(
        new Extensions(
            new Extension(
                OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(other))));
  }

  /** One bit of the answer's signature turned over. */
  private static byte[] changed(byte[] encoded, byte[] signature) {
    int at = indexOf(encoded, signature) + signature.length - 1;
    encoded[at] ^= 1;
    return encoded;
  }

  private static int indexOf(byte[] all, byte[] part) {
    for (int from = 0; from <= all.length - part.length; from++) {
      if (java.util.Arrays.equals(all, from, from + part.length, part, 0, part.length)) {
        return from;
      }
    }
    throw new IllegalStateException("an answer without its signature");
  }

  private static byte[] bare(int status) {
    try {
      OCSPResp answer = new OCSPRespBuilder().build(status, null);
      return answer.getEncoded();
    } catch (OCSPException | IOException e) {
      throw new IllegalStateException("OCSP answer", e);
    }
  }
}
