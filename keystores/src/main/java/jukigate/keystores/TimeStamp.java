package jukigate.keystores;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/** Judges RFC 3161 tokens. They come from a database that somebody may have had in hand. */
public final class TimeStamp {
  private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

  private TimeStamp() {}

  /**
   * The time that a token vouches for. Empty when it is none, is about another digest, is not
   * signed by the certificate in it, or that is not one for time stamps alone, issued by one of
   * these CAs and valid at that time.
   *
   * @param digest SHA-256 of what was stamped
   */
  public static Optional<Instant> time(byte[] token, byte[] digest, Set<X509Certificate> issuers) {
    try {
      var read = new TimeStampToken(new CMSSignedData(token));
      var info = read.getTimeStampInfo();
      if (!info.getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256)
          || !MessageDigest.isEqual(info.getMessageImprintDigest(), digest)) {
        return Optional.empty();
      }
      for (X509CertificateHolder holder : read.getCertificates().getMatches(null)) {
        if (!read.getSID().match(holder)) {
          continue;
        }
        var certificate = new JcaX509CertificateConverter().getCertificate(holder);
        // Checks the signature, and that the signed attribute names this certificate (RFC 5816).
        read.validate(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        if (mayStamp(certificate, info.getGenTime(), issuers)) {
          return Optional.of(info.getGenTime().toInstant());
        }
      }
      return Optional.empty();
    } catch (TSPException
        | CMSException
        | OperatorCreationException
        | GeneralSecurityException
        | IOException
        | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean mayStamp(
      X509Certificate certificate, Date at, Set<X509Certificate> issuers)
      throws GeneralSecurityException {
    certificate.checkValidity(at);
    boolean critical =
        Optional.ofNullable(certificate.getCriticalExtensionOIDs())
            .filter(oids -> oids.contains(EXTENDED_KEY_USAGE))
            .isPresent();
    return critical
        && List.of(TIME_STAMPING).equals(certificate.getExtendedKeyUsage())
        && issuers.stream().anyMatch(issuer -> isIssued(certificate, issuer));
  }

  private static boolean isIssued(X509Certificate certificate, X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey());
      return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
