package jukigate.keystores;

import static java.util.Map.entry;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Map;
import jukigate.domain.message.Payload;
import jukigate.keystores.OddCertificates.Recipe;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ECPoint;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.ECPoint;

/** Keys on curves and points of the attacker's choice (RFC 5480 §2), and such as cost time. */
final class OddKeys {
  private static final BigInteger EXPONENT = BigInteger.valueOf(65537);
  private static final X9ECParameters P256 = ECNamedCurveTable.getByName("P-256");

  private OddKeys() {}

  static Map<String, Recipe> all() {
    return Map.ofEntries(
        entry(
            "curve-explicit",
            bench -> bench.issue(draft -> draft.key(info(P256, point(bench).getEncoded(false))))),
        entry("curve-ball", OddKeys::curveBall),
        entry(
            "curve-endless",
            bench -> bench.issue(draft -> draft.key(info(endless(), new byte[] {2, 1})))),
        entry(
            "point-compressed",
            bench ->
                bench.issue(
                    draft ->
                        draft.key(
                            new SubjectPublicKeyInfo(
                                known(bench).getAlgorithm(), point(bench).getEncoded(true))))),
        entry(
            "point-off-curve",
            bench ->
                bench.issue(
                    draft -> {
                      byte[] off = point(bench).getEncoded(false);
                      off[off.length - 1] ^= 1;
                      return draft.key(new SubjectPublicKeyInfo(known(bench).getAlgorithm(), off));
                    })),
        entry("key-rsa-16384", rsa(16_384, EXPONENT)),
        entry("key-rsa-32768", rsa(32_768, EXPONENT)),
        entry("key-exponent-4096", rsa(8192, BigInteger.ONE.shiftLeft(4096).add(BigInteger.ONE))),
        entry("key-p521", OddKeys::largeCurve));
  }

  /** A key that costs who computes with it; nobody has its other half. */
  private static Recipe rsa(int bits, BigInteger exponent) {
    BigInteger modulus = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    var rsa = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
    var key = new RSAPublicKey(modulus, exponent);
    return bench ->
        bench.issue(
            draft -> draft.key(new SubjectPublicKeyInfo(rsa, CertificateDraft.encoded(key))));
  }

  private static OddCertificate largeCurve(OddBench bench) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp521r1"));
      KeyPair pair = generator.generateKeyPair();
      var info = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
      OddCertificate made = bench.issue(draft -> draft.key(info));
      return new OddCertificate(pair.getPrivate(), made.certificate(), made.issuers());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-521", e);
    }
  }

  private static SubjectPublicKeyInfo known(OddBench bench) {
    return SubjectPublicKeyInfo.getInstance(bench.pair().getPublic().getEncoded());
  }

  private static ECPoint point(OddBench bench) {
    return P256.getCurve().decodePoint(known(bench).getPublicKeyData().getBytes());
  }

  private static SubjectPublicKeyInfo info(ASN1Encodable parameters, byte[] point) {
    return new SubjectPublicKeyInfo(
        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, parameters), point);
  }

  /** CVE-2020-0601: a CA with the trusted CA's public point, on a curve where its secret is 1. */
  private static OddCertificate curveBall(OddBench bench) {
    Authority trusted = bench.issuer();
    var info = SubjectPublicKeyInfo.getInstance(trusted.certificate().getPublicKey().getEncoded());
    X9ECParameters named =
        ECNamedCurveTable.getByOID(
            ASN1ObjectIdentifier.getInstance(info.getAlgorithm().getParameters()));
    ECPoint theirs = named.getCurve().decodePoint(info.getPublicKeyData().getBytes());
    var forged =
        new X9ECParameters(
            named.getCurve(), new X9ECPoint(theirs, false), named.getN(), named.getH());
    byte[] authority =
        CertificateDraft.of(trusted.certificate())
            .key(info(forged, theirs.getEncoded(false)))
            .sign(bench.mint().signer(bench.authority(AuthorityName.UNKNOWN_CA).key(), false));
    var domain = new ECDomainParameters(named.getCurve(), theirs, named.getN(), named.getH());
    OddCertificate leaf = bench.issue(draft -> draft);
    byte[] signed = resigned(leaf, new ECPrivateKeyParameters(BigInteger.ONE, domain));
    return new OddCertificate(leaf.key(), Payload.of(signed), List.of(Payload.of(authority)));
  }

  private static byte[] resigned(OddCertificate leaf, ECPrivateKeyParameters one) {
    var certificate = Certificate.getInstance(leaf.certificate().toByteArray());
    byte[] tbs = CertificateDraft.encoded(certificate.getTBSCertificate());
    ECDSASigner signer = new ECDSASigner();
    signer.init(true, one);
    BigInteger[] pair = signer.generateSignature(digest(certificate.getSignatureAlgorithm(), tbs));
    var values = new ASN1EncodableVector();
    values.add(new ASN1Integer(pair[0]));
    values.add(new ASN1Integer(pair[1]));
    var all = new ASN1EncodableVector();
    all.add(certificate.getTBSCertificate());
    all.add(certificate.getSignatureAlgorithm());
    all.add(new DERBitString(CertificateDraft.encoded(new DERSequence(values))));
    return CertificateDraft.encoded(new DERSequence(all));
  }

  private static byte[] digest(AlgorithmIdentifier algorithm, byte[] bytes) {
    boolean small = algorithm.getAlgorithm().equals(X9ObjectIdentifiers.ecdsa_with_SHA256);
    try {
      return MessageDigest.getInstance(small ? "SHA-256" : "SHA-384").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-2", e);
    }
  }

  /** CVE-2022-0778: a field that is none, so that a square root is looked for without end. */
  private static ASN1Encodable endless() {
    var field = new ASN1EncodableVector();
    field.add(X9ObjectIdentifiers.prime_field);
    field.add(new ASN1Integer(BigInteger.valueOf(697)));
    var curve = new ASN1EncodableVector();
    curve.add(new DEROctetString(new byte[] {0, 23}));
    curve.add(new DEROctetString(new byte[] {2, (byte) 0x81}));
    var all = new ASN1EncodableVector();
    all.add(new ASN1Integer(1));
    all.add(new DERSequence(field));
    all.add(new DERSequence(curve));
    all.add(new DEROctetString(new byte[] {2, 0, 8}));
    all.add(new ASN1Integer(BigInteger.valueOf(697)));
    return new DERSequence(all);
  }
}
