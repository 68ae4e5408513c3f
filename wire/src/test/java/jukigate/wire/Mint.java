package jukigate.wire;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import jukigate.domain.node.NodeId;
import jukigate.wire.key.DecryptionIdentity;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.trust.TrustMaterial;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Mints the certificates of a test: a root, one issuing CA, and whatever a test asks for. */
public final class Mint {
  public static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
  private static final Map<String, KeyPair> KEYS = new HashMap<>();

  /** What can be different about a certificate. */
  public static final class Wish {
    public NodeId node = NodeId.NATIONAL;
    public CertificateUsage usage = CertificateUsage.MESSAGE_SIGNING;
    public String key = "EC256";
    public String algorithm = "SHA256withECDSA";
    public Instant from = NOW.minus(Duration.ofDays(1));
    public Instant to = NOW.plus(Duration.ofDays(100));
    public List<String> purposes = new ArrayList<>();
    public int keyUsage = -1;
    public boolean ca = false;
    public boolean criticalUsage = true;
    public List<String> uris = new ArrayList<>();
    public List<String> hosts = new ArrayList<>();
    public List<GeneralName> names = new ArrayList<>();
    public Map<String, byte[]> critical = new HashMap<>();
    public Map<String, byte[]> plain = new HashMap<>();
    public Ca issuer;
    public String serialKey = "";
    public String subject = "";
  }

  /** A CA with its key. */
  public record Ca(X509Certificate certificate, KeyPair keys) {}

  public final Ca root;
  public final Ca issuing;
  private long serial = 1000;

  public Mint() {
    this.root = ca("CN=Test Root", null);
    this.issuing = ca("CN=Test Issuing", root);
  }

  /** A pair of the kind; the same one for the same name, to keep tests fast. */
  public static synchronized KeyPair keys(String kind, String name) {
    return KEYS.computeIfAbsent(kind + "/" + name, ignored -> generate(kind));
  }

  private static KeyPair generate(String kind) {
    try {
      KeyPairGenerator generator =
          KeyPairGenerator.getInstance(kind.startsWith("EC") ? "EC" : "RSA");
      int bits = Integer.parseInt(kind.replaceAll("\\D", ""));
      if (kind.startsWith("EC")) {
        generator.initialize(new ECGenParameterSpec("secp" + bits + "r1"));
      } else {
        generator.initialize(bits);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public Ca ca(String name, Ca issuer) {
    return ca(name, issuer, KeyUsage.keyCertSign | KeyUsage.cRLSign);
  }

  /** A CA whose certificates may have hosts of this domain only. */
  public Ca constrained(String name, Ca issuer, String domain) {
    var hosts = new GeneralSubtree(new GeneralName(GeneralName.dNSName, domain));
    var constraints = new NameConstraints(new GeneralSubtree[] {hosts}, null);
    return ca(
        name,
        issuer,
        KeyUsage.keyCertSign | KeyUsage.cRLSign,
        Map.of(Extension.nameConstraints, constraints));
  }

  /** A CA with this key usage. */
  public Ca ca(String name, Ca issuer, int usage) {
    return ca(name, issuer, usage, Map.of());
  }

  private Ca ca(String name, Ca issuer, int usage, Map<ASN1ObjectIdentifier, ASN1Encodable> more) {
    KeyPair pair = keys("EC256", name);
    try {
      X500Name subject = new X500Name(name);
      X500Name by = issuer == null ? subject : name(issuer.certificate());
      var builder =
          new JcaX509v3CertificateBuilder(
              by,
              BigInteger.valueOf(serial++),
              Date.from(NOW.minus(Duration.ofDays(10))),
              Date.from(NOW.plus(Duration.ofDays(1000))),
              subject,
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
      for (var extension : more.entrySet()) {
        builder.addExtension(extension.getKey(), true, extension.getValue());
      }
      KeyPair signer = issuer == null ? pair : issuer.keys();
      var holder =
          builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate()));
      return new Ca(new JcaX509CertificateConverter().getCertificate(holder), pair);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static X500Name name(X509Certificate certificate) {
    return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
  }

  public X509Certificate certificate(Consumer<Wish> change) {
    return issue(wish(change));
  }

  private static Wish wish(Consumer<Wish> change) {
    Wish wish = new Wish();
    change.accept(wish);
    if (wish.purposes.isEmpty()) {
      wish.purposes.add(wish.usage.purpose());
      if (wish.usage == CertificateUsage.TLS_CLIENT) {
        wish.purposes.add(CertificateUsage.TLS_SERVER.purpose());
      }
    }
    if (wish.keyUsage < 0) {
      wish.keyUsage =
          wish.usage == CertificateUsage.MESSAGE_ENCRYPTION
              ? KeyUsage.keyEncipherment
              : KeyUsage.digitalSignature;
    }
    if (wish.uris.isEmpty()) {
      wish.uris.add(wish.node.urn());
    }
    if (wish.usage == CertificateUsage.TLS_CLIENT || wish.usage == CertificateUsage.TLS_SERVER) {
      wish.hosts.add(wish.node.hostName());
    }
    return wish;
  }

  private X509Certificate issue(Wish wish) {
    Ca by = wish.issuer == null ? issuing : wish.issuer;
    KeyPair pair = keys(wish.key, wish.node.value() + wish.usage + wish.serialKey);
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              name(by.certificate()),
              BigInteger.valueOf(serial++),
              Date.from(wish.from),
              Date.from(wish.to),
              new X500Name(wish.subject.isEmpty() ? "CN=" + wish.node : wish.subject),
              pair.getPublic());
      if (wish.ca) {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      }
      builder.addExtension(Extension.keyUsage, wish.criticalUsage, new KeyUsage(wish.keyUsage));
      builder.addExtension(
          Extension.extendedKeyUsage,
          wish.criticalUsage,
          new ExtendedKeyUsage(
              wish.purposes.stream()
                  .map(oid -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid)))
                  .toArray(KeyPurposeId[]::new)));
      builder.addExtension(Extension.subjectAlternativeName, false, names(wish));
      for (var extension : wish.critical.entrySet()) {
        builder.addExtension(
            new ASN1ObjectIdentifier(extension.getKey()), true, extension.getValue());
      }
      for (var extension : wish.plain.entrySet()) {
        builder.addExtension(
            new ASN1ObjectIdentifier(extension.getKey()), false, extension.getValue());
      }
      var signer = new JcaContentSignerBuilder(wish.algorithm).build(by.keys().getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static GeneralNames names(Wish wish) {
    List<GeneralName> names = new ArrayList<>();
    wish.uris.forEach(
        uri -> names.add(new GeneralName(GeneralName.uniformResourceIdentifier, uri)));
    wish.hosts.forEach(host -> names.add(new GeneralName(GeneralName.dNSName, host)));
    names.addAll(wish.names);
    return new GeneralNames(names.toArray(GeneralName[]::new));
  }

  public SigningIdentity signing(NodeId node, String key) {
    return signing(node, key, wish -> {});
  }

  public SigningIdentity signing(NodeId node, String key, Consumer<Wish> more) {
    Wish wish =
        wish(
            w -> {
              w.node = node;
              w.key = key;
              more.accept(w);
            });
    KeyPair pair = keys(wish.key, wish.node.value() + wish.usage + wish.serialKey);
    return new SigningIdentity(node, pair.getPrivate(), issue(wish));
  }

  public DecryptionIdentity decryption(NodeId node) {
    Wish wish =
        wish(
            w -> {
              w.node = node;
              w.key = "RSA3072";
              w.usage = CertificateUsage.MESSAGE_ENCRYPTION;
            });
    KeyPair pair = keys(wish.key, wish.node.value() + wish.usage);
    return new DecryptionIdentity(node, pair.getPrivate(), issue(wish));
  }

  public TlsIdentity tls(NodeId node, Consumer<Wish> more) {
    Wish wish =
        wish(
            w -> {
              w.node = node;
              w.usage = CertificateUsage.TLS_CLIENT;
              more.accept(w);
            });
    KeyPair pair = keys(wish.key, wish.node.value() + wish.usage + wish.serialKey);
    return new TlsIdentity(node, pair.getPrivate(), List.of(issue(wish), issuing.certificate()));
  }

  public X509CRL crl(Ca by, X509Certificate... revoked) {
    return crl(by, NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofDays(7)), revoked);
  }

  public X509CRL crl(Ca by, Instant from, Instant to, X509Certificate... revoked) {
    return crl(
        by,
        "SHA256withECDSA",
        builder -> {
          builder.setThisUpdate(new Time(Date.from(from)));
          builder.setNextUpdate(Date.from(to));
          for (X509Certificate certificate : revoked) {
            builder.addCRLEntry(certificate.getSerialNumber(), Date.from(from), 1);
          }
        });
  }

  /** A list in force, as it is changed. */
  public X509CRL crl(Ca by, String algorithm, Consumer<JcaX509v2CRLBuilder> change) {
    try {
      var builder =
          new JcaX509v2CRLBuilder(
              by.certificate().getSubjectX500Principal(),
              Date.from(NOW.minus(Duration.ofHours(1))));
      builder.setNextUpdate(Date.from(NOW.plus(Duration.ofDays(7))));
      change.accept(builder);
      var signer = new JcaContentSignerBuilder(algorithm).build(by.keys().getPrivate());
      return new JcaX509CRLConverter().getCRL(builder.build(signer));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public TrustMaterial material(X509Certificate... revoked) {
    return material(Set.of(crl(root), crl(issuing, revoked)));
  }

  public TrustMaterial material(Set<X509CRL> crls) {
    return new TrustMaterial(Set.of(root.certificate()), Set.of(issuing.certificate()), crls);
  }
}
