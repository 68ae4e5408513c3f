package jukigate.keystores;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * 時刻認証局 of the test PKI (RFC 3161): says that a digest existed at a time. Its certificate is issued
 * by the message CA, for time stamps and nothing else.
 */
public final class TimeStampAuthority {
  /** Policy of this authority: a simulator's, worth nothing outside of it. */
  static final ASN1ObjectIdentifier POLICY =
      new ASN1ObjectIdentifier("2.25.329800735698586629295641978511506172919");

  private static final Duration VALIDITY = Duration.ofDays(1825);
  private static final Duration RENEWAL = Duration.ofDays(365);

  private final Vault vault;
  private Held held;

  private record Held(PrivateKey key, X509Certificate certificate, Instant until) {
    @Override
    public String toString() {
      return "Held[" + certificate.getSubjectX500Principal() + "]";
    }
  }

  TimeStampAuthority(Vault vault) {
    this.vault = vault;
    this.held = minted(vault.now());
  }

  /**
   * A token over a SHA-256 value, in DER, with the chain of the authority; the time is that of the
   * PKI's clock.
   *
   * @param digest 32 bytes
   */
  public synchronized byte[] stamp(byte[] digest) {
    Instant now = vault.now();
    if (!now.isBefore(held.until().minus(RENEWAL))) {
      held = minted(now);
    }
    try {
      var request = new TimeStampRequestGenerator();
      request.setCertReq(true);
      TimeStampRequest asked = request.generate(TSPAlgorithms.SHA256, digest);
      var generator = new TimeStampTokenGenerator(signer(now), digests(), POLICY);
      generator.setResolution(TimeStampTokenGenerator.R_MILLISECONDS);
      generator.addCertificates(new JcaCertStore(chain()));
      return generator.generate(asked, vault.mint().serial(), Date.from(now)).getEncoded();
    } catch (TSPException | OperatorCreationException | GeneralSecurityException | IOException e) {
      throw new IllegalStateException("time stamp", e);
    }
  }

  /** Says the clock's time in its attributes, too; left alone it would say the machine's. */
  private SignerInfoGenerator signer(Instant now)
      throws OperatorCreationException, GeneralSecurityException {
    var time = new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(now))));
    return new JcaSimpleSignerInfoGeneratorBuilder()
        .setSignedAttributeGenerator(new AttributeTable(new DERSet(time)))
        .build("SHA256withECDSA", held.key(), held.certificate());
  }

  /** The certificate is named in the token by this digest (RFC 5816). */
  private static DigestCalculator digests() throws OperatorCreationException {
    return new JcaDigestCalculatorProviderBuilder()
        .build()
        .get(new AlgorithmIdentifier(TSPAlgorithms.SHA256));
  }

  private List<X509Certificate> chain() {
    List<X509Certificate> chain = new ArrayList<>();
    chain.add(held.certificate());
    chain.addAll(vault.authority(AuthorityName.MESSAGE_CA).chain());
    return chain;
  }

  private Held minted(Instant now) {
    Authority authority = vault.authority(AuthorityName.MESSAGE_CA);
    KeyPair pair = vault.mint().keyPair(KeyKind.EC_P256);
    Period period = Period.of(VALIDITY, now);
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
                  X500Name.getInstance(
                      authority.certificate().getSubjectX500Principal().getEncoded()),
                  vault.mint().serial(),
                  Date.from(period.from()),
                  Date.from(period.to()),
                  new X500Name("CN=jukigate test time stamp authority"),
                  pair.getPublic())
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
              .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
              .addExtension(
                  Extension.extendedKeyUsage,
                  true,
                  new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
      X509CertificateHolder holder = builder.build(vault.mint().signer(authority.key(), false));
      return new Held(
          pair.getPrivate(), new JcaX509CertificateConverter().getCertificate(holder), period.to());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("minted certificate", e);
    }
  }
}
