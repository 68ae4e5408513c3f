package jukigate.keystores.medium;

import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.cms.Cms;
import jukigate.keystores.cms.CmsAlgorithms;
import jukigate.wire.key.DecryptionIdentity;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.OutputAEADEncryptor;

/**
 * The outside of a medium: CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084) for one
 * RSA-OAEP recipient (RFC 3560). Nothing of it but the ciphertext is authenticated, so each part is
 * required to be what it must be, in DER.
 */
final class MediumEnvelope {
  private MediumEnvelope() {}

  static byte[] seal(byte[] signed, X509Certificate receiver, SecureRandom random) {
    try {
      var generator = new CMSAuthEnvelopedDataGenerator();
      generator.addRecipientInfoGenerator(
          new JceKeyTransRecipientInfoGenerator(receiver, CmsAlgorithms.oaep())
              .setProvider(CmsAlgorithms.PROVIDER));
      var encryptor =
          new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
              .setProvider(CmsAlgorithms.PROVIDER)
              .setSecureRandom(random)
              .build();
      return generator
          .generate(new CMSProcessableByteArray(signed), (OutputAEADEncryptor) encryptor)
          .toASN1Structure()
          .getEncoded(ASN1Encoding.DER);
    } catch (CMSException | IOException | java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException("the medium cannot be encrypted", e);
    }
  }

  /**
   * The signed data. Refused with MEDIUM_UNREADABLE, MEDIUM_NOT_FOR_THIS_KEY, MEDIUM_ALGORITHM and
   * MEDIUM_DECRYPTION_FAILED, which does not tell a wrong key from a wrong tag.
   */
  static Outcome<byte[]> open(byte[] bytes, DecryptionIdentity receiver) {
    return Cms.read(bytes)
        .filter(info -> info.getContentType().equals(CMSObjectIdentifiers.authEnvelopedData))
        .flatMap(info -> Cms.attempt(() -> open(info, receiver)))
        .orElseGet(() -> unreadable("not CMS AuthEnvelopedData in DER"));
  }

  private static Outcome<byte[]> open(ContentInfo info, DecryptionIdentity receiver) {
    var parsed = AuthEnvelopedData.getInstance(info.getContent());
    if (!Cms.isWhole(parsed, info.getContent())) {
      return unreadable("AuthEnvelopedData with unknown parts");
    }
    return plain(parsed)
        .then(envelope -> recipient(envelope, receiver).map(recipient -> envelope))
        .then(envelope -> decrypt(envelope, receiver));
  }

  private static Outcome<AuthEnvelopedData> plain(AuthEnvelopedData envelope) {
    var content = envelope.getAuthEncryptedContentInfo();
    boolean plain =
        envelope.getVersion().hasValue(0)
            && envelope.getOriginatorInfo() == null
            && envelope.getAuthAttrs() == null
            && envelope.getUnauthAttrs() == null
            && content.getContentType().equals(CMSObjectIdentifiers.data)
            && content.getEncryptedContent() != null;
    if (!plain) {
      return unreadable("AuthEnvelopedData with more than content, or other content than data");
    }
    return isGcm(content.getContentEncryptionAlgorithm(), envelope.getMac())
        ? Outcome.passed(envelope)
        : algorithm(content.getContentEncryptionAlgorithm());
  }

  private static boolean isGcm(AlgorithmIdentifier algorithm, ASN1OctetString tag) {
    return algorithm.getAlgorithm().equals(NISTObjectIdentifiers.id_aes256_GCM)
        && Cms.attempt(() -> GCMParameters.getInstance(algorithm.getParameters()))
            .filter(parameters -> parameters.getIcvLen() == CmsAlgorithms.TAG)
            .filter(parameters -> parameters.getNonce().length == CmsAlgorithms.NONCE)
            .isPresent()
        && tag.getOctetsLength() == CmsAlgorithms.TAG;
  }

  private static Outcome<KeyTransRecipientInfo> recipient(
      AuthEnvelopedData envelope, DecryptionIdentity receiver) {
    if (envelope.getRecipientInfos().size() != 1) {
      return unreadable("not exactly one recipient");
    }
    var found = RecipientInfo.getInstance(envelope.getRecipientInfos().getObjectAt(0)).getInfo();
    if (!(found instanceof KeyTransRecipientInfo recipient)) {
      return unreadable("the recipient has no RSA key");
    }
    if (!isOf(recipient, receiver.certificate())) {
      return Outcome.refused(
          RefusalCode.MEDIUM_NOT_FOR_THIS_KEY, name(recipient.getRecipientIdentifier()));
    }
    return CmsAlgorithms.isOaep(recipient.getKeyEncryptionAlgorithm())
        ? Outcome.passed(recipient)
        : algorithm(recipient.getKeyEncryptionAlgorithm());
  }

  /** Version 0 with issuer and serial number, version 2 with key identifier (RFC 5652 §6.2.1). */
  private static boolean isOf(KeyTransRecipientInfo recipient, X509Certificate certificate) {
    var id = recipient.getRecipientIdentifier();
    return id.isTagged()
        ? recipient.getVersion().hasValue(2)
            && keyIdentifier(certificate)
                .filter(own -> own.equals(ASN1OctetString.getInstance(id.getId())))
                .isPresent()
        : recipient.getVersion().hasValue(0)
            && Cms.names(IssuerAndSerialNumber.getInstance(id.getId()), certificate);
  }

  private static Optional<ASN1OctetString> keyIdentifier(X509Certificate certificate) {
    return Optional.ofNullable(
            certificate.getExtensionValue(Extension.subjectKeyIdentifier.getId()))
        .map(ASN1OctetString::getInstance)
        .map(value -> SubjectKeyIdentifier.getInstance(value.getOctets()))
        .map(identifier -> ASN1OctetString.getInstance(identifier.toASN1Primitive()));
  }

  /** What can be told of it without trusting it. */
  private static String name(RecipientIdentifier id) {
    return id.isTagged()
        ? "key identifier"
        : IssuerAndSerialNumber.getInstance(id.getId())
            .getSerialNumber()
            .getValue()
            .toString(16)
            .toLowerCase(Locale.ROOT);
  }

  private static Outcome<byte[]> decrypt(AuthEnvelopedData envelope, DecryptionIdentity receiver) {
    try {
      var data =
          new CMSAuthEnvelopedData(
              new ContentInfo(CMSObjectIdentifiers.authEnvelopedData, envelope));
      var key =
          new JceKeyTransAuthEnvelopedRecipient(receiver.key())
              .setProvider(CmsAlgorithms.PROVIDER)
              .setKeySizeValidation(true);
      return Outcome.passed(
          data.getRecipientInfos().getRecipients().iterator().next().getContent(key));
    } catch (CMSException | RuntimeException e) {
      return Outcome.refused(RefusalCode.MEDIUM_DECRYPTION_FAILED);
    }
  }

  private static <T> Outcome<T> algorithm(AlgorithmIdentifier algorithm) {
    return Outcome.refused(RefusalCode.MEDIUM_ALGORITHM, algorithm.getAlgorithm().getId());
  }

  private static <T> Outcome<T> unreadable(String why) {
    return Outcome.refused(RefusalCode.MEDIUM_UNREADABLE, why);
  }
}
