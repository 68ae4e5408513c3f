package jukigate.keystores;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * A certificate signing request (PKCS#10, RFC 2986) that passed every check: it proves possession
 * of its key, the key is strong enough for the role, and it names this node only. Requested key
 * usages are ignored: the role decides them.
 */
final class SigningRequest {
  private static final int MAX_CHARACTERS = 32_768;
  private static final int MIN_RSA_BITS = 3072;
  private static final int MAX_RSA_BITS = 8192;

  private static final Set<ASN1ObjectIdentifier> SIGNATURES =
      Set.of(
          X9ObjectIdentifiers.ecdsa_with_SHA256,
          X9ObjectIdentifiers.ecdsa_with_SHA384,
          X9ObjectIdentifiers.ecdsa_with_SHA512,
          PKCSObjectIdentifiers.id_RSASSA_PSS,
          PKCSObjectIdentifiers.sha256WithRSAEncryption,
          PKCSObjectIdentifiers.sha384WithRSAEncryption,
          PKCSObjectIdentifiers.sha512WithRSAEncryption);

  private static final Set<ASN1ObjectIdentifier> CURVES =
      Set.of(SECObjectIdentifiers.secp256r1, SECObjectIdentifiers.secp384r1);

  private final PublicKey key;

  private SigningRequest(PublicKey key) {
    this.key = key;
  }

  PublicKey key() {
    return key;
  }

  static Outcome<SigningRequest> check(String pem, NodeId node, KeyRole role) {
    try {
      return parse(pem)
          .then(SigningRequest::possession)
          .then(request -> strength(request, role))
          .then(request -> names(request, node))
          .then(SigningRequest::publicKey);
    } catch (RuntimeException malformed) { // Bouncy Castle's answer to broken ASN.1 inside
      return unreadable(malformed);
    }
  }

  private static <T> Outcome<T> unreadable(Exception cause) {
    return Outcome.refused(RefusalCode.CSR_REFUSED, "PKCS#10: " + cause.getClass().getSimpleName());
  }

  private static Outcome<JcaPKCS10CertificationRequest> parse(String pem) {
    if (pem.length() > MAX_CHARACTERS) {
      return Outcome.refused(RefusalCode.CSR_REFUSED, "> " + MAX_CHARACTERS + " bytes");
    }
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      return parser.readObject() instanceof PKCS10CertificationRequest request
          ? Outcome.passed(new JcaPKCS10CertificationRequest(request))
          : Outcome.refused(RefusalCode.CSR_REFUSED, "PEM CERTIFICATE REQUEST?");
    } catch (IOException e) {
      return unreadable(e);
    }
  }

  /** The request is signed with the private key of the public key in it. */
  private static Outcome<JcaPKCS10CertificationRequest> possession(
      JcaPKCS10CertificationRequest request) {
    ASN1ObjectIdentifier algorithm = request.getSignatureAlgorithm().getAlgorithm();
    if (!SIGNATURES.contains(algorithm)) {
      return Outcome.refused(RefusalCode.CSR_KEY_WEAK, "signature algorithm " + algorithm);
    }
    try {
      var verifier = new JcaContentVerifierProviderBuilder().build(request.getPublicKey());
      return request.isSignatureValid(verifier)
          ? Outcome.passed(request)
          : Outcome.refused(RefusalCode.CSR_POSSESSION);
    } catch (OperatorCreationException | PKCSException | GeneralSecurityException e) {
      return unreadable(e);
    }
  }

  private static Outcome<JcaPKCS10CertificationRequest> strength(
      JcaPKCS10CertificationRequest request, KeyRole role) {
    return publicKey(request)
        .then(
            checked -> {
              PublicKey key = checked.key();
              boolean rsaOnly = role == KeyRole.ENCRYPT || role == KeyRole.SIGN_RSA;
              boolean strong =
                  switch (key) {
                    case RSAPublicKey rsa -> isStrong(rsa);
                    case ECKey elliptic -> !rsaOnly && isNamedCurve(request);
                    default -> false;
                  };
              return strong
                  ? Outcome.passed(request)
                  : Outcome.refused(
                      RefusalCode.CSR_KEY_WEAK, Vault.algorithm(key) + ", " + role.label());
            });
  }

  private static boolean isStrong(RSAPublicKey rsa) {
    int bits = rsa.getModulus().bitLength();
    return bits >= MIN_RSA_BITS
        && bits <= MAX_RSA_BITS
        && rsa.getModulus().testBit(0)
        && rsa.getPublicExponent().testBit(0)
        && rsa.getPublicExponent().bitLength() > 16
        && rsa.getPublicExponent().bitLength() <= 256;
  }

  /** By object identifier: a curve given by its parameters (CVE-2020-0601) is not one. */
  private static boolean isNamedCurve(PKCS10CertificationRequest request) {
    return request.getSubjectPublicKeyInfo().getAlgorithm().getParameters()
            instanceof ASN1ObjectIdentifier curve
        && CURVES.contains(curve);
  }

  private static Outcome<JcaPKCS10CertificationRequest> names(
      JcaPKCS10CertificationRequest request, NodeId node) {
    Set<String> own = Set.of(node.value(), node.urn(), node.hostName());
    Optional<String> foreign =
        Stream.concat(commonNames(request), alternativeNames(request, node))
            .filter(name -> !own.contains(name))
            .findFirst();
    if (foreign.isPresent()) {
      return Outcome.refused(RefusalCode.CSR_NAME_FOREIGN, shown(foreign.get()), node);
    }
    return asksToBeAuthority(request)
        ? Outcome.refused(RefusalCode.CSR_NAME_FOREIGN, "basicConstraints CA:TRUE", node)
        : Outcome.passed(request);
  }

  private static Stream<String> commonNames(PKCS10CertificationRequest request) {
    return Arrays.stream(request.getSubject().getRDNs())
        .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
        .filter(part -> part.getType().equals(BCStyle.CN))
        .map(part -> IETFUtils.valueToString(part.getValue()));
  }

  /** URI and DNS names as they are; any other kind of name as text that no node has. */
  private static Stream<String> alternativeNames(PKCS10CertificationRequest request, NodeId node) {
    List<String> found = new ArrayList<>();
    for (Extensions extensions : extensions(request)) {
      GeneralNames names =
          GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
      if (names != null) {
        Arrays.stream(names.getNames()).map(name -> text(name, node)).forEach(found::add);
      }
    }
    return found.stream();
  }

  private static String text(GeneralName name, NodeId node) {
    String value = name.getName().toString();
    return switch (name.getTagNo()) {
      case GeneralName.uniformResourceIdentifier ->
          value.equals(node.urn()) ? value : "URI:" + value;
      case GeneralName.dNSName -> {
        String lower = value.toLowerCase(Locale.ROOT);
        yield lower.equals(node.hostName()) ? lower : "DNS:" + value;
      }
      default -> "SAN[" + name.getTagNo() + "]";
    };
  }

  private static boolean asksToBeAuthority(PKCS10CertificationRequest request) {
    return extensions(request).stream()
        .map(BasicConstraints::fromExtensions)
        .anyMatch(constraints -> constraints != null && constraints.isCA());
  }

  private static List<Extensions> extensions(PKCS10CertificationRequest request) {
    return Optional.ofNullable(request.getRequestedExtensions()).stream().toList();
  }

  private static Outcome<SigningRequest> publicKey(JcaPKCS10CertificationRequest request) {
    try {
      return Outcome.passed(new SigningRequest(request.getPublicKey()));
    } catch (GeneralSecurityException e) {
      return unreadable(e);
    }
  }

  /** What a stranger wrote, fit for one line of a terminal. */
  private static String shown(String text) {
    String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.length() > 120 ? plain.substring(0, 120) + "..." : plain;
  }
}
