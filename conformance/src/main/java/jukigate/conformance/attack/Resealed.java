package jukigate.conformance.attack;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import jukigate.domain.message.Payload;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A changed message with a right signature, as an insider makes it: what must refuse it is a rule,
 * not mathematics.
 */
public final class Resealed {
  /** Whoever signs nonsense does not mind its size. */
  private static final XmlLimits ANY =
      new XmlLimits(64 << 20, 100, 1_000_000, 200, 64 << 20, 64 << 20);

  private static final Pattern VALUE = Pattern.compile("(<ds:SignatureValue>)([^<]*)(<)");

  private Resealed() {}

  /** Computes digests and signature of the text as it stands. */
  public static String whole(String text, SigningIdentity signer) {
    return signature(digests(text), signer);
  }

  /** Computes the signature anew; digests stay as they are. */
  public static String signature(String text, SigningIdentity signer) {
    boolean rsa = signer.certificate().getPublicKey() instanceof RSAPublicKey;
    return signature(text, signer, rsa ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
  }

  /** The same with an algorithm that may be the wrong one. */
  public static String signature(String text, SigningIdentity signer, String algorithm) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(signer.key());
      signature.update(signedInfo(text));
      return withValue(text, signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Puts an HMAC in the place of the signature. */
  public static String hmac(String text, Key key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return withValue(text, mac.doFinal(signedInfo(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** (r, n − s) instead of (r, s): it verifies, and looks new to whoever compares signatures. */
  public static String twin(String text, SigningIdentity signer) {
    Matcher found = VALUE.matcher(text);
    if (!found.find() || !(signer.certificate().getPublicKey() instanceof ECPublicKey key)) {
      throw new IllegalArgumentException("no ECDSA signature");
    }
    byte[] value = Base64.getMimeDecoder().decode(found.group(2));
    int half = value.length / 2;
    var s = new BigInteger(1, Arrays.copyOfRange(value, half, value.length));
    byte[] twin = key.getParams().getOrder().subtract(s).setBit(half * 8).toByteArray();
    System.arraycopy(twin, twin.length - half, value, half, half);
    return withValue(text, value);
  }

  /** Any bytes as the signature. */
  public static String withValue(String text, byte[] value) {
    String base64 = Base64.getEncoder().encodeToString(value);
    return VALUE.matcher(text).replaceFirst("$1" + Matcher.quoteReplacement(base64) + "$3");
  }

  private static String digests(String text) {
    Document document = parse(text);
    NodeList references = document.getElementsByTagNameNS(Namespaces.DS, "Reference");
    for (int i = 0; i < references.getLength(); i++) {
      Element reference = (Element) references.item(i);
      Element part = byId(document, reference.getAttribute("URI").substring(1));
      byte[] digest = sha256(SafeXml.exclusive(part, prefixes(reference)).toByteArray());
      reference
          .getElementsByTagNameNS(Namespaces.DS, "DigestValue")
          .item(0)
          .setTextContent(Base64.getEncoder().encodeToString(digest));
    }
    return Range.text(SafeXml.serialize(document));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Element byId(Document document, String id) {
    NodeList all = document.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      if (element.getAttributeNS(Namespaces.WSU, "Id").equals(id)
          || element.getAttribute("Id").equals(id)) {
        return element;
      }
    }
    throw new IllegalArgumentException("nothing has the id " + id);
  }

  /** What the signature is computed over. */
  static byte[] signedInfo(String text) {
    Element info =
        (Element) parse(text).getElementsByTagNameNS(Namespaces.DS, "SignedInfo").item(0);
    Element method =
        (Element) info.getElementsByTagNameNS(Namespaces.DS, "CanonicalizationMethod").item(0);
    return SafeXml.exclusive(info, prefixes(method)).toByteArray();
  }

  private static String prefixes(Element holder) {
    NodeList found = holder.getElementsByTagNameNS(Namespaces.EXC_C14N, "InclusiveNamespaces");
    return found.getLength() == 0 ? "" : ((Element) found.item(0)).getAttribute("PrefixList");
  }

  private static Document parse(String text) {
    return SafeXml.parse(Payload.of(text.getBytes(StandardCharsets.UTF_8)), ANY).orThrow();
  }
}
