package jukigate.keystores.cms;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.key.SigningIdentity;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * CMS SignedData (RFC 5652 §5) with the content in it, one signer, his certificate and no other.
 * Signed attributes: content type, message digest, signing time, and the digest of the certificate
 * (RFC 5035), so that no other certificate can be put under a signature.
 */
public final class CmsSignature {
  private CmsSignature() {}

  /**
   * A signature that holds.
   *
   * @param certificate not verified yet
   * @param signed the time that the signer says
   */
  public record Signed(Payload content, X509Certificate certificate, Instant signed) {}

  /**
   * In DER.
   *
   * @param at signing time that is written into it
   */
  public static byte[] sign(
      byte[] content, SigningIdentity signer, Instant at, SecureRandom random) {
    try {
      var certificate = signer.certificate();
      var digests =
          new JcaDigestCalculatorProviderBuilder().setProvider(CmsAlgorithms.PROVIDER).build();
      var key =
          new JcaContentSignerBuilder(CmsAlgorithms.signatureOf(signer.key()))
              .setProvider(CmsAlgorithms.PROVIDER)
              .setSecureRandom(random)
              .build(signer.key());
      var generator = new CMSSignedDataGenerator();
      generator.addCertificates(new JcaCertStore(List.of(certificate)));
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(digests)
              .setSignedAttributeGenerator(
                  new DefaultSignedAttributeTableGenerator(attributes(certificate, at)))
              .build(key, certificate));
      return generator
          .generate(new CMSProcessableByteArray(content), true)
          .toASN1Structure()
          .getEncoded(ASN1Encoding.DER);
    } catch (CMSException | OperatorCreationException | CertificateException | IOException e) {
      throw new IllegalStateException("the content cannot be signed", e);
    }
  }

  private static AttributeTable attributes(X509Certificate certificate, Instant at)
      throws CertificateException {
    var attributes = new ASN1EncodableVector();
    attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at)))));
    attributes.add(
        new Attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            new DERSet(
                new SigningCertificateV2(
                    new ESSCertIDv2[] {new ESSCertIDv2(sha256(certificate))}))));
    return new AttributeTable(attributes);
  }

  /** Refused with MEDIUM_SIGNATURE_INVALID and MEDIUM_ALGORITHM. */
  public static Outcome<Signed> verify(byte[] bytes) {
    return Cms.read(bytes)
        .filter(info -> info.getContentType().equals(CMSObjectIdentifiers.signedData))
        .flatMap(info -> Cms.attempt(() -> verify(info)))
        .orElseGet(() -> invalid("not CMS SignedData in DER"));
  }

  private static Outcome<Signed> verify(ContentInfo info) {
    if (!isPlain(info)) {
      return invalid("more than content, signer and certificate");
    }
    CMSSignedData data = parsed(info);
    var signers = data.getSignerInfos().getSigners();
    var certificates = data.getCertificates().getMatches(null);
    if (signers.size() != 1 || certificates.size() != 1) {
      return invalid("not exactly one signer with one certificate");
    }
    if (!(data.getSignedContent() instanceof CMSProcessableByteArray content)
        || !content.getContentType().equals(CMSObjectIdentifiers.data)) {
      return invalid("no data in it");
    }
    return certificate(certificates.iterator().next())
        .then(certificate -> judged(signers.iterator().next(), certificate))
        .map(
            certificate ->
                new Signed(
                    Payload.of((byte[]) content.getContent()),
                    certificate,
                    time(signers.iterator().next())));
  }

  /** What the signature does not cover is what it must be, and there is no more of it. */
  private static boolean isPlain(ContentInfo info) {
    var data = SignedData.getInstance(info.getContent());
    var signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
    var digest = AlgorithmIdentifier.getInstance(data.getDigestAlgorithms().getObjectAt(0));
    return Cms.isWhole(data, info.getContent())
        && Cms.isWhole(signer, data.getSignerInfos().getObjectAt(0))
        && data.getVersion().hasValue(1)
        && data.getDigestAlgorithms().size() == 1
        && digest.equals(signer.getDigestAlgorithm())
        && data.getCRLs() == null
        && signer.getVersion().hasValue(1)
        && signer.getUnauthenticatedAttributes() == null;
  }

  private static CMSSignedData parsed(ContentInfo info) {
    try {
      return new CMSSignedData(info);
    } catch (CMSException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Outcome<X509Certificate> certificate(X509CertificateHolder holder) {
    try {
      return Outcome.passed(new JcaX509CertificateConverter().getCertificate(holder));
    } catch (CertificateException e) {
      return invalid("the certificate is not readable");
    }
  }

  private static Outcome<X509Certificate> judged(
      SignerInformation signer, X509Certificate certificate) {
    if (!CmsAlgorithms.isAllowed(
        signer.toASN1Structure().getDigestEncryptionAlgorithm(),
        signer.getDigestAlgorithmID(),
        certificate.getPublicKey())) {
      return Outcome.refused(RefusalCode.MEDIUM_ALGORITHM, signer.getEncryptionAlgOID());
    }
    var id = signer.toASN1Structure().getSID().getId();
    if (!Cms.names(IssuerAndSerialNumber.getInstance(id), certificate)) {
      return invalid("the certificate is not the signer's");
    }
    if (!names(signer, certificate)) {
      return invalid("signed attributes");
    }
    try {
      var verifier =
          new JcaSimpleSignerInfoVerifierBuilder()
              .setProvider(CmsAlgorithms.PROVIDER)
              .build(certificate.getPublicKey());
      return signer.verify(verifier) ? Outcome.passed(certificate) : invalid("value");
    } catch (CMSException | OperatorCreationException | RuntimeException e) {
      return invalid("value");
    }
  }

  /** It has one: see {@link #names}. */
  private static Instant time(SignerInformation signer) {
    var values = signer.getSignedAttributes().get(CMSAttributes.signingTime).getAttributeValues();
    return Time.getInstance(values[0]).getDate().toInstant();
  }

  /** Whether there is a signing time, and the certificate is the one that was signed with. */
  private static boolean names(SignerInformation signer, X509Certificate certificate) {
    AttributeTable signed = signer.getSignedAttributes();
    if (signed == null || signed.get(CMSAttributes.signingTime) == null) {
      return false;
    }
    return Optional.ofNullable(signed.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2))
        .filter(attribute -> attribute.getAttrValues().size() == 1)
        .map(attribute -> SigningCertificateV2.getInstance(attribute.getAttributeValues()[0]))
        .map(SigningCertificateV2::getCerts)
        .filter(ids -> ids.length >= 1)
        .map(ids -> ids[0])
        .filter(id -> id.getHashAlgorithm().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256))
        .filter(id -> isDigestOf(id, certificate))
        .isPresent();
  }

  private static boolean isDigestOf(ESSCertIDv2 id, X509Certificate certificate) {
    try {
      return Arrays.equals(id.getCertHash(), sha256(certificate));
    } catch (CertificateException e) {
      return false;
    }
  }

  private static byte[] sha256(X509Certificate certificate) throws CertificateException {
    try {
      return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static <T> Outcome<T> invalid(String what) {
    return Outcome.refused(RefusalCode.MEDIUM_SIGNATURE_INVALID, what);
  }
}
