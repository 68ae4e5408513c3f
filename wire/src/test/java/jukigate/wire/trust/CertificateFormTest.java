package jukigate.wire.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.Mint;
import jukigate.wire.profile.SecurityProfile;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTCTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that the JDK reads and RFC 5280 forbids. The form is judged before any signature. */
class CertificateFormTest {
  private static final int SERIAL = 1;
  private static final int ALGORITHM = 2;
  private static final int VALIDITY = 4;
  private static final String ECDSA = "1.2.840.10045.4.3.2";
  private static final String RSA = "1.2.840.113549.1.1.11";
  private static final String PSS = "1.2.840.113549.1.1.10";
  private static final String KEY_IDENTIFIER = "2.5.29.14";

  private final Mint mint = new Mint();
  private final Trust trust = new Trust(mint.material(), SecurityProfile.HIGH_2026, () -> Mint.NOW);

  private Outcome<NodeId> verify(X509Certificate certificate) {
    return trust.verify(List.of(certificate), CertificateUsage.MESSAGE_SIGNING);
  }

  private static Refusal malformed(String what) {
    return Refusal.of(RefusalCode.CERTIFICATE_MALFORMED, what);
  }

  private static Refusal refusal(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?>(Refusal refusal) -> refusal;
      case Outcome.Passed<?> passed -> throw new AssertionError("was accepted");
    };
  }

  /**
   * The certificate with other content: an element of the part that is signed, or the outer one.
   */
  private X509Certificate edited(UnaryOperator<ASN1Encodable[]> signed, ASN1Encodable algorithm)
      throws Exception {
    var whole = ASN1Sequence.getInstance(mint.certificate(w -> {}).getEncoded());
    var fields = signed.apply(ASN1Sequence.getInstance(whole.getObjectAt(0)).toArray());
    var outer = algorithm == null ? whole.getObjectAt(1) : algorithm;
    ASN1Encodable[] parts = {new DERSequence(fields), outer, whole.getObjectAt(2)};
    byte[] der = new DERSequence(parts).getEncoded(ASN1Encoding.DER);
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private X509Certificate with(int place, ASN1Encodable value) throws Exception {
    return edited(
        fields -> {
          fields[place] = value;
          return fields;
        },
        null);
  }

  @Test
  void serialNumber_isPositiveAndOfTwentyOctets() throws Exception {
    for (String good : List.of("1", "127", "128", "255", "256")) {
      var certificate = with(SERIAL, new ASN1Integer(new BigInteger(good)));
      assertThat(CertificateForm.faultOf(certificate)).as(good).isEmpty();
    }
    BigInteger longest = BigInteger.ONE.shiftLeft(159).subtract(BigInteger.ONE);
    assertThat(CertificateForm.faultOf(with(SERIAL, new ASN1Integer(longest)))).isEmpty();
    for (BigInteger wrong :
        List.of(BigInteger.ZERO, BigInteger.valueOf(-1), longest.add(BigInteger.ONE))) {
      assertThat(refusal(verify(with(SERIAL, new ASN1Integer(wrong)))))
          .isEqualTo(malformed("serial number"));
    }
  }

  static Stream<Arguments> algorithms() {
    return Stream.of(
        Arguments.of(true, algorithm(ECDSA)),
        Arguments.of(false, algorithm(ECDSA, DERNull.INSTANCE)),
        Arguments.of(true, algorithm(RSA, DERNull.INSTANCE)),
        Arguments.of(false, algorithm(RSA)),
        Arguments.of(false, algorithm(RSA, new DERSequence())),
        Arguments.of(true, algorithm(PSS, new DERSequence())));
  }

  private static ASN1Encodable algorithm(String oid, ASN1Encodable... parameters) {
    return new DERSequence(
        Stream.concat(Stream.of(new ASN1ObjectIdentifier(oid)), Stream.of(parameters))
            .toArray(ASN1Encodable[]::new));
  }

  /** RFC 5758 §3.2 and RFC 4055 §5; both places agree, so that only the form is at fault. */
  @ParameterizedTest
  @MethodSource("algorithms")
  void parametersOfTheAlgorithm_areThoseOfItsStandard(boolean good, ASN1Encodable algorithm)
      throws Exception {
    var certificate =
        edited(
            fields -> {
              fields[ALGORITHM] = algorithm;
              return fields;
            },
            algorithm);
    var fault = CertificateForm.faultOf(certificate);
    assertThat(fault.isEmpty()).isEqualTo(good);
    assertThat(fault)
        .isIn(List.of(java.util.Optional.empty(), java.util.Optional.of("signature algorithm")));
  }

  /** RFC 5280 §4.1.2.5: the short form until 2049 and the long one from 2050 on. */
  @Test
  void times_areWrittenAsTheirYearAsks() throws Exception {
    var from = new DERUTCTime("260331000000Z");
    for (ASN1Encodable good :
        List.of(
            new DERUTCTime("491231235959Z"),
            new DERGeneralizedTime("20500101000000Z"),
            new DERGeneralizedTime("99991231235959Z"))) {
      assertThat(CertificateForm.faultOf(with(VALIDITY, validity(from, good)))).isEmpty();
    }
    for (ASN1Encodable wrong :
        List.of(
            new DERGeneralizedTime("20491231235959Z"),
            new DERUTCTime("4912312359Z"),
            new DERUTCTime("491231235959+0900"),
            new DERGeneralizedTime("20500101000000.5Z"))) {
      assertThat(refusal(verify(with(VALIDITY, validity(from, wrong)))))
          .as(wrong.toString())
          .isEqualTo(malformed("time"));
    }
  }

  private static ASN1Encodable validity(ASN1Encodable from, ASN1Encodable to) {
    return new DERSequence(new ASN1Encodable[] {from, to});
  }

  private X509Certificate extended(String oid, byte[] value) {
    Consumer<Mint.Wish> change = wish -> wish.plain.put(oid, value);
    return mint.certificate(change);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "05", "0501", "0500", "040101", "30800000", "02020001", "0c0141"})
  void extension_isOneValueInDer(String hex) {
    byte[] value = java.util.HexFormat.of().parseHex(hex);
    boolean good = List.of("0500", "040101", "0c0141").contains(hex);
    var outcome = verify(extended("1.2.3.4", value));
    assertThat(outcome.isPassed()).isEqualTo(good);
    if (!good) {
      assertThat(refusal(outcome)).isEqualTo(malformed("extension"));
    }
  }

  @Test
  void keyIdentifier_isAnOctetStringOfSixtyFourBytesAtMost() throws Exception {
    byte[] longest = new DEROctetString(new byte[64]).getEncoded();
    assertThat(verify(extended(KEY_IDENTIFIER, longest)).isPassed()).isTrue();
    byte[] longer = new DEROctetString(new byte[65]).getEncoded();
    assertThat(refusal(verify(extended(KEY_IDENTIFIER, longer)))).isEqualTo(malformed("extension"));
    assertThat(verify(extended("1.2.3.4", longer)).isPassed()).isTrue();
  }

  @Test
  void certificate_isOfBoundedSize() {
    assertThat(verify(extended("1.2.3.4", octets(7000))).isPassed()).isTrue();
    assertThat(refusal(verify(extended("1.2.3.4", octets(8192))))).isEqualTo(malformed("size"));
  }

  private static byte[] octets(int length) {
    try {
      return new DEROctetString(new byte[length]).getEncoded();
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void certificateWithoutExtensions_isOfNoUse() throws Exception {
    var certificate = edited(fields -> java.util.Arrays.copyOf(fields, fields.length - 1), null);
    assertThat(refusal(verify(certificate))).isEqualTo(malformed("version"));
  }

  @Test
  void minted_isGood() {
    assertThat(
            CertificateForm.faultOf(
                mint.certificate(w -> w.to = Instant.parse("2060-01-01T00:00:00Z"))))
        .isEmpty();
  }
}
