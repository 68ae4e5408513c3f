package jukigate.keystores.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.StatusAnswer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What no mode of the responder shows: each answer is wrong in one thing, all else is right. */
class OcspJudgeTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofMinutes(10));
  private static final X500Name CA = new X500Name("CN=CA");
  private static final byte[] NONCE = new byte[32];
  private static final String MAY_NOT = "responder that may not sign OCSP";
  private static final String OLD = "responder with an expired or weak certificate";
  private static final String ASK = "responder that would have to be asked about";

  private static KeyPair caKeys;
  private static KeyPair responderKeys;
  private static X509Certificate issuer;
  private static CertificateID about;

  private static final class Wish {
    private String algorithm = "SHA256withECDSA";
    private String key = "EC";
    private List<KeyPurposeId> purposes = List.of(KeyPurposeId.id_kp_OCSPSigning);
    private int usage = KeyUsage.digitalSignature;
    private boolean ca;
    private boolean noCheck = true;
    private boolean odd;
    private Instant to = LATER;
    private Instant thisUpdate = NOW;
    private Date nextUpdate = Date.from(LATER);
    private boolean criticalInAnswer;
  }

  @BeforeAll
  static void mint() throws Exception {
    caKeys = keys("EC");
    responderKeys = keys("EC");
    issuer = new JcaX509CertificateConverter().getCertificate(certificate(new Wish(), caKeys));
    about =
        new CertificateID(
            new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
            new X509CertificateHolder(issuer.getEncoded()),
            BigInteger.TEN);
  }

  @Test
  void soundAnswer_isBelieved() throws Exception {
    assertThat(judge(wish -> {}).refusal()).isEmpty();
    assertThat(judge(wish -> wish.thisUpdate = NOW.plusSeconds(30)).refusal()).isEmpty();
  }

  @Test
  void weakSignature_isNotBelieved() throws Exception {
    assertDoubt("weak signature", wish -> wish.algorithm = "SHA1withECDSA");
  }

  @Test
  void responder_mayDoExactlyThis() throws Exception {
    var server = List.of(KeyPurposeId.id_kp_OCSPSigning, KeyPurposeId.id_kp_serverAuth);
    assertDoubt(MAY_NOT, wish -> wish.purposes = server);
    assertDoubt(MAY_NOT, wish -> wish.ca = true);
    assertDoubt(MAY_NOT, wish -> wish.usage = KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
  }

  @Test
  void responder_isCurrentStrongAndNotToBeAskedAbout() throws Exception {
    assertDoubt(OLD, wish -> wish.to = NOW.minusSeconds(1));
    assertDoubt(OLD, wish -> wish.key = "RSA");
    assertDoubt(ASK, wish -> wish.noCheck = false);
    assertDoubt(ASK, wish -> wish.odd = true);
  }

  @Test
  void answer_hasItsPeriodAndNothingUnknown() throws Exception {
    assertDoubt("no nextUpdate", wish -> wish.nextUpdate = null);
    assertDoubt("not in force now", wish -> wish.thisUpdate = NOW.plusSeconds(31));
    assertDoubt("not in force now", wish -> wish.nextUpdate = Date.from(NOW));
    assertDoubt("unknown critical extension", wish -> wish.criticalInAnswer = true);
  }

  private static void assertDoubt(String why, Consumer<Wish> change) throws Exception {
    assertThat(judge(change).refusal())
        .contains(Refusal.of(RefusalCode.REVOCATION_UNKNOWN, "OCSP: " + why));
  }

  private static StatusAnswer judge(Consumer<Wish> change) throws Exception {
    Wish wish = new Wish();
    change.accept(wish);
    KeyPair keys = wish.key.equals("EC") ? responderKeys : keys(wish.key);
    return new OcspJudge(SecurityProfile.HIGH_2026)
        .judge(answer(wish, keys), new OcspJudge.Asked(about, issuer, Payload.of(NONCE)), NOW);
  }

  private static byte[] answer(Wish wish, KeyPair keys) throws Exception {
    X509CertificateHolder responder = certificate(wish, keys);
    var builder = new BasicOCSPRespBuilder(new RespID(responder.getSubject()));
    builder.addResponse(
        about,
        CertificateStatus.GOOD,
        Date.from(wish.thisUpdate),
        wish.nextUpdate,
        wish.criticalInAnswer ? extension("1.2.3.4", true, DERNull.INSTANCE.getEncoded()) : null);
    byte[] nonce = new DEROctetString(NONCE).getEncoded();
    builder.setResponseExtensions(
        extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce.getId(), false, nonce));
    String algorithm = wish.key.equals("EC") ? wish.algorithm : "SHA256withRSA";
    var basic =
        builder.build(
            new JcaContentSignerBuilder(algorithm).build(keys.getPrivate()),
            new X509CertificateHolder[] {responder},
            Date.from(NOW));
    return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded();
  }

  private static Extensions extension(String oid, boolean critical, byte[] value) {
    return new Extensions(
        new Extension(new ASN1ObjectIdentifier(oid), critical, new DEROctetString(value)));
  }

  private static X509CertificateHolder certificate(Wish wish, KeyPair keys) throws Exception {
    X500Name subject = keys == caKeys ? CA : new X500Name("CN=Responder");
    var builder =
        new JcaX509v3CertificateBuilder(
            CA,
            BigInteger.ONE,
            Date.from(NOW.minusSeconds(60)),
            Date.from(wish.to),
            subject,
            keys.getPublic());
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(wish.usage));
    builder.addExtension(
        Extension.extendedKeyUsage,
        true,
        new ExtendedKeyUsage(wish.purposes.toArray(KeyPurposeId[]::new)));
    if (wish.ca) {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    }
    if (wish.noCheck) {
      builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
    }
    if (wish.odd) {
      builder.addExtension(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE);
    }
    return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(caKeys.getPrivate()));
  }

  private static KeyPair keys(String kind) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
    generator.initialize(kind.equals("EC") ? 256 : 2048);
    return generator.generateKeyPair();
  }
}
