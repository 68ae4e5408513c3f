package jukigate.keystores;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;

/** Makes certificate revocation lists (RFC 5280 §5): complete, direct, with a number. */
final class CrlMint {
  /** How long a list is good. Running gateways have this long to fetch the next. */
  static final Duration VALIDITY = Duration.ofDays(7);

  private final CertificateMint mint;

  CrlMint(CertificateMint mint) {
    this.mint = mint;
  }

  /**
   * The list of one CA.
   *
   * @param number higher than that of every list before
   * @param period thisUpdate and nextUpdate
   * @param entries revoked certificates of this CA
   */
  X509CRL crl(Authority issuer, long number, Period period, Collection<CertificateEntry> entries) {
    X509v2CRLBuilder builder =
        new X509v2CRLBuilder(
            X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded()),
            Date.from(period.from()));
    builder.setNextUpdate(Date.from(period.to()));
    for (CertificateEntry entry : entries) {
      entry
          .revocation()
          .ifPresent(
              revocation ->
                  builder.addCRLEntry(
                      entry.facts().serial(),
                      Date.from(revocation.at()),
                      revocation.reason().code()));
    }
    byte[] identifier = CertificateMint.keyIdentifier(issuer.certificate().getPublicKey());
    try {
      builder.addExtension(
          Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(identifier));
      builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
      return new JcaX509CRLConverter().getCRL(builder.build(mint.signer(issuer.key(), false)));
    } catch (IOException | CRLException e) {
      throw new IllegalStateException("minted CRL", e);
    }
  }
}
