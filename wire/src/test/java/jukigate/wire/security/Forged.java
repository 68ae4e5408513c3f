package jukigate.wire.security;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jukigate.domain.message.Payload;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.xml.Dom;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Signs a changed message again with a real key, whatever its SignedInfo says. So an attack has no
 * other fault than the one under test: what refuses it is the rule, not broken mathematics.
 */
final class Forged {
  private static final Map<String, String> DIGESTS =
      Map.of(
          "http://www.w3.org/2000/09/xmldsig#sha1", "SHA-1",
          "http://www.w3.org/2001/04/xmldsig-more#md5", "MD5",
          "http://www.w3.org/2001/04/xmldsig-more#sha384", "SHA-384",
          "http://www.w3.org/2001/04/xmlenc#sha512", "SHA-512");
  private static final Map<String, String> SIGNATURES =
      Map.of(
          "ecdsa-sha1", "SHA1withECDSAinP1363Format",
          "ecdsa-sha384", "SHA384withECDSAinP1363Format",
          "rsa-md5", "MD5withRSA",
          "rsa-sha1", "SHA1withRSA",
          "rsa-sha256", "SHA256withRSA",
          "rsa-sha512", "SHA512withRSA");

  private final Document document;
  private final SigningIdentity signer;

  private Forged(Document document, SigningIdentity signer) {
    this.document = document;
    this.signer = signer;
  }

  /** The text with right digests and a right signature of that signer, as far as there are any. */
  static String sign(String text, SigningIdentity signer) {
    Document document = SafeXml.parse(Payload.ofUtf8(text), XmlLimits.DEFAULT).orThrow();
    try {
      new Forged(document, signer).sign();
    } catch (GeneralSecurityException | XMLSecurityException e) {
      throw new IllegalStateException(e);
    }
    return text(SafeXml.serialize(document));
  }

  /** The text with its digests as they are and a right signature over them. */
  static String signInfo(String text, SigningIdentity signer) {
    Document document = SafeXml.parse(Payload.ofUtf8(text), XmlLimits.DEFAULT).orThrow();
    try {
      new Forged(document, signer).signInfo();
    } catch (GeneralSecurityException | XMLSecurityException e) {
      throw new IllegalStateException(e);
    }
    return text(SafeXml.serialize(document));
  }

  static String text(Payload payload) {
    return new String(payload.toByteArray(), StandardCharsets.UTF_8);
  }

  /** The octets that SignatureValue of the text holds. */
  static byte[] signatureValue(String text) {
    String value = text.replaceAll("(?s).*<ds:SignatureValue>([^<]*)<.*", "$1");
    return Base64.getMimeDecoder().decode(value);
  }

  static String withSignatureValue(String text, byte[] value) {
    return text.replaceAll(
        "<ds:SignatureValue>[^<]*<",
        "<ds:SignatureValue>" + Base64.getEncoder().encodeToString(value) + "<");
  }

  private void sign() throws GeneralSecurityException, XMLSecurityException {
    for (Element reference : all("Reference")) {
      digest(reference);
    }
    signInfo();
  }

  private void signInfo() throws GeneralSecurityException, XMLSecurityException {
    Element info = all("SignedInfo").get(0);
    byte[] octets = canonical(info, child(info, "CanonicalizationMethod"));
    String method = Dom.attribute(child(info, "SignatureMethod"), "Algorithm");
    byte[] value = value(octets, method.replaceAll(".*#", ""));
    all("SignatureValue").get(0).setTextContent(Base64.getEncoder().encodeToString(value));
  }

  private void digest(Element reference) throws GeneralSecurityException, XMLSecurityException {
    Optional<Element> target = find(Dom.attribute(reference, "URI").replaceFirst("^#", ""));
    if (target.isEmpty()) {
      return;
    }
    Element transforms = child(reference, "Transforms");
    byte[] octets = canonical(target.get(), Dom.children(transforms).get(0));
    String algorithm = Dom.attribute(child(reference, "DigestMethod"), "Algorithm");
    String name = DIGESTS.getOrDefault(algorithm, "SHA-256");
    byte[] digest = MessageDigest.getInstance(name).digest(octets);
    child(reference, "DigestValue").setTextContent(Base64.getEncoder().encodeToString(digest));
  }

  private byte[] canonical(Element element, Element method) throws XMLSecurityException {
    String uri = Dom.attribute(method, "Algorithm");
    String known = uri.contains("c14n") ? uri : Namespaces.EXC_C14N;
    String prefixes =
        Dom.onlyChild(method).map(child -> Dom.attribute(child, "PrefixList")).orElse("");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Canonicalizer canonicalizer = Canonicalizer.getInstance(known);
    if (known.contains("exc-c14n")) {
      canonicalizer.canonicalizeSubtree(element, prefixes, out);
    } else {
      canonicalizer.canonicalizeSubtree(element, out);
    }
    return out.toByteArray();
  }

  private byte[] value(byte[] octets, String method) throws GeneralSecurityException {
    if (method.startsWith("hmac")) {
      byte[] secret = signer.certificate().getPublicKey().getEncoded();
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(octets);
    }
    PrivateKey key = signer.key();
    Signature signature = Signature.getInstance(algorithm(method, key));
    if (signature.getAlgorithm().equals("RSASSA-PSS")) {
      signature.setParameter(
          new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    }
    signature.initSign(key);
    signature.update(octets);
    return signature.sign();
  }

  /** What the method says when the key can do it, else what the key can do. */
  private static String algorithm(String method, PrivateKey key) {
    boolean ec = key.getAlgorithm().equals("EC");
    String plain = ec ? "SHA256withECDSAinP1363Format" : "RSASSA-PSS";
    String named = SIGNATURES.getOrDefault(method, plain);
    return named.contains("ECDSA") == ec ? named : plain;
  }

  private List<Element> all(String name) {
    var nodes = document.getElementsByTagNameNS(Namespaces.DS, name);
    return java.util.stream.IntStream.range(0, nodes.getLength())
        .mapToObj(i -> (Element) nodes.item(i))
        .toList();
  }

  private static Element child(Element parent, String name) {
    return Dom.child(parent, Namespaces.DS, name).orElseThrow();
  }

  private Optional<Element> find(String id) {
    return find(document.getDocumentElement(), id);
  }

  private static Optional<Element> find(Element element, String id) {
    if (id.equals(element.getAttributeNS(Namespaces.WSU, "Id"))
        || id.equals(Dom.attribute(element, "Id"))) {
      return Optional.of(element);
    }
    for (Node child : Dom.children(element)) {
      Optional<Element> found = find((Element) child, id);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
