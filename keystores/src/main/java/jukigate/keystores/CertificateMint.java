package jukigate.keystores;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates with Bouncy Castle. Touches no file and no clock. */
final class CertificateMint {
  /** An extension that nobody knows, in the arc of this project's UUID-derived identifiers. */
  static final String UNKNOWN_EXTENSION = "2.25.329800735698586629295641978511506172919";

  private static final String ORGANIZATION = "jukigate TEST ONLY";
  private static final int SERIAL_BITS = 126;

  private final SecureRandom random;

  CertificateMint(SecureRandom random) {
    this.random = random;
  }

  /** A number that no other certificate or token has. */
  BigInteger serial() {
    return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS);
  }

  KeyPair keyPair(KeyKind kind) {
    return kind.generate(random);
  }

  /** A CA that trusts itself. */
  Authority root(AuthorityName name, int generation, Period period) {
    KeyPair pair = keyPair(name.keyKind());
    X500Name dn = distinguishedName("ca", name.commonName(generation));
    X509v3CertificateBuilder builder = builder(dn, dn, period, pair.getPublic());
    authorityExtensions(builder, 1);
    identifiers(builder, pair.getPublic(), pair.getPublic());
    return new Authority(
        name.label(generation),
        pair.getPrivate(),
        List.of(sign(builder, pair.getPrivate(), false)));
  }

  /** A CA under the root; it may sign end entities only, and no host outside the simulation. */
  Authority issuing(AuthorityName name, int generation, Period period, Authority root) {
    KeyPair pair = keyPair(name.keyKind());
    X500Name issuer =
        X500Name.getInstance(root.certificate().getSubjectX500Principal().getEncoded());
    X509v3CertificateBuilder builder =
        builder(
            issuer, distinguishedName("ca", name.commonName(generation)), period, pair.getPublic());
    authorityExtensions(builder, 0);
    add(builder, Extension.nameConstraints, true, simulationOnly());
    identifiers(builder, pair.getPublic(), root.certificate().getPublicKey());
    return new Authority(
        name.label(generation), pair.getPrivate(), List.of(sign(builder, root.key(), false)));
  }

  /** An end entity's certificate for a key that the caller has or has checked. */
  X509Certificate leaf(CertificateProfile profile, PublicKey key, Authority issuer) {
    X500Name issuerName =
        X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded());
    return leaf(profile, key, issuerName, issuer.certificate().getPublicKey(), issuer.key());
  }

  /** A certificate signed by the key that it certifies, with the subject that a node has. */
  X509Certificate selfSigned(CertificateProfile profile, KeyPair pair) {
    X500Name dn = distinguishedName(profile.subject().unit(), profile.subject().commonName());
    return leaf(profile, pair.getPublic(), dn, pair.getPublic(), pair.getPrivate());
  }

  /** A server certificate for this machine alone, signed by the key that it certifies. */
  X509Certificate localhost(KeyPair pair, Period period) {
    X500Name dn = distinguishedName("console", "localhost");
    X509v3CertificateBuilder builder = builder(dn, dn, period, pair.getPublic());
    add(builder, Extension.basicConstraints, true, new BasicConstraints(false));
    add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    add(
        builder,
        Extension.extendedKeyUsage,
        false,
        new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    GeneralName[] names = {
      new GeneralName(GeneralName.dNSName, "localhost"),
      new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
      new GeneralName(GeneralName.iPAddress, "::1")
    };
    add(builder, Extension.subjectAlternativeName, false, new GeneralNames(names));
    identifiers(builder, pair.getPublic(), pair.getPublic());
    return sign(builder, pair.getPrivate(), false);
  }

  private X509Certificate leaf(
      CertificateProfile profile,
      PublicKey key,
      X500Name issuer,
      PublicKey issuerKey,
      PrivateKey signer) {
    X500Name dn = distinguishedName(profile.subject().unit(), profile.subject().commonName());
    X509v3CertificateBuilder builder = builder(issuer, dn, profile.period(), key);
    CertificateProfile.Rights rights = profile.rights();
    add(builder, Extension.basicConstraints, true, new BasicConstraints(rights.authority()));
    add(builder, Extension.keyUsage, true, new KeyUsage(rights.keyUsage()));
    if (!rights.extendedKeyUsage().isEmpty()) {
      add(builder, Extension.extendedKeyUsage, true, purposes(rights.extendedKeyUsage()));
    }
    alternativeNames(profile.subject())
        .ifPresent(names -> add(builder, Extension.subjectAlternativeName, false, names));
    if (rights.unknownCritical()) {
      add(builder, new ASN1ObjectIdentifier(UNKNOWN_EXTENSION), true, DERNull.INSTANCE);
    }
    identifiers(builder, key, issuerKey);
    return sign(builder, signer, profile.weakDigest());
  }

  private X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, Period period, PublicKey key) {
    BigInteger serial = serial();
    return new JcaX509v3CertificateBuilder(
        issuer, serial, Date.from(period.from()), Date.from(period.to()), subject, key);
  }

  private static void authorityExtensions(X509v3CertificateBuilder builder, int pathLength) {
    add(builder, Extension.basicConstraints, true, new BasicConstraints(pathLength));
    add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
  }

  private static NameConstraints simulationOnly() {
    GeneralSubtree[] permitted = {
      new GeneralSubtree(new GeneralName(GeneralName.dNSName, "jukigate.localhost"))
    };
    GeneralSubtree[] excluded = {
      new GeneralSubtree(new GeneralName(GeneralName.iPAddress, new DEROctetString(new byte[8]))),
      new GeneralSubtree(new GeneralName(GeneralName.iPAddress, new DEROctetString(new byte[32])))
    };
    return new NameConstraints(permitted, excluded);
  }

  private static ExtendedKeyUsage purposes(List<String> identifiers) {
    return new ExtendedKeyUsage(
        identifiers.stream()
            .map(identifier -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(identifier)))
            .toArray(KeyPurposeId[]::new));
  }

  private static Optional<GeneralNames> alternativeNames(CertificateProfile.Subject subject) {
    GeneralName[] names =
        Stream.concat(
                subject.uris().stream()
                    .map(uri -> new GeneralName(GeneralName.uniformResourceIdentifier, uri)),
                subject.dnsNames().stream()
                    .map(dnsName -> new GeneralName(GeneralName.dNSName, dnsName)))
            .toArray(GeneralName[]::new);
    return names.length == 0 ? Optional.empty() : Optional.of(new GeneralNames(names));
  }

  private static void identifiers(
      X509v3CertificateBuilder builder, PublicKey subject, PublicKey issuer) {
    add(
        builder,
        Extension.subjectKeyIdentifier,
        false,
        new SubjectKeyIdentifier(keyIdentifier(subject)));
    add(
        builder,
        Extension.authorityKeyIdentifier,
        false,
        new AuthorityKeyIdentifier(keyIdentifier(issuer)));
  }

  /** RFC 7093 §2 method 1: the leftmost 160 bits of the SHA-256 of the key's bits. */
  static byte[] keyIdentifier(PublicKey key) {
    byte[] bits = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getPublicKeyData().getBytes();
    return Arrays.copyOf(sha256(bits), 20);
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static X500Name distinguishedName(String unit, String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.C, "JP")
        .addRDN(BCStyle.O, ORGANIZATION)
        .addRDN(BCStyle.OU, unit)
        .addRDN(BCStyle.CN, commonName)
        .build();
  }

  private static void add(
      X509v3CertificateBuilder builder,
      ASN1ObjectIdentifier identifier,
      boolean critical,
      ASN1Encodable value) {
    try {
      builder.addExtension(identifier, critical, value);
    } catch (IOException e) {
      throw new IllegalStateException("extension " + identifier, e);
    }
  }

  private X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key, boolean weak) {
    try {
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer(key, weak)));
    } catch (CertificateException e) {
      throw new IllegalStateException("minted certificate", e);
    }
  }

  /** Signs with the digest that fits the key: SHA-384 for P-384, else SHA-256. */
  ContentSigner signer(PrivateKey key, boolean weak) {
    try {
      return new JcaContentSignerBuilder(signatureAlgorithm(key, weak))
          .setSecureRandom(random)
          .build(key);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("signing key", e);
    }
  }

  private static String signatureAlgorithm(PrivateKey key, boolean weak) {
    boolean large = key instanceof ECKey ec && ec.getParams().getOrder().bitLength() > 256;
    String digest = weak ? "SHA1" : large ? "SHA384" : "SHA256";
    return digest + (key instanceof ECKey ? "withECDSA" : "withRSA");
  }
}
