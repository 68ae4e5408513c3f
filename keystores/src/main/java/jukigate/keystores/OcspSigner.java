package jukigate.keystores;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;

/**
 * Who signs an OCSP answer.
 *
 * @param certificate shown in the answer
 */
record OcspSigner(PrivateKey key, X509CertificateHolder certificate) {
  private static final Duration VALIDITY = Duration.ofDays(1);

  static OcspSigner of(Authority authority) {
    try {
      return new OcspSigner(authority.key(), new JcaX509CertificateHolder(authority.certificate()));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("minted certificate", e);
    }
  }

  /**
   * A responder with a certificate of the authority.
   *
   * @param purpose its only extended key usage
   */
  static OcspSigner under(
      Authority authority, KeyPurposeId purpose, CertificateMint mint, Instant now) {
    KeyPair pair = mint.keyPair(KeyKind.EC_P256);
    X509Certificate issuer = authority.certificate();
    Period period = Period.of(VALIDITY, now);
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
                  X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded()),
                  BigInteger.valueOf(now.toEpochMilli()),
                  Date.from(period.from()),
                  Date.from(period.to()),
                  new X500Name("CN=OCSP responder of " + authority.label()),
                  pair.getPublic())
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
              .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
              .addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose))
              .addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
      return new OcspSigner(pair.getPrivate(), builder.build(mint.signer(authority.key(), false)));
    } catch (IOException e) {
      throw new IllegalStateException("minted certificate", e);
    }
  }

  @Override
  public String toString() {
    return "OcspSigner[" + certificate.getSubject() + "]";
  }
}
