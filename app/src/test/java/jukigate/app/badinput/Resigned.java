package jukigate.app.badinput;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jukigate.domain.message.Payload;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A changed SignedInfo with a right signature: what refuses it is the rule, not mathematics. */
final class Resigned {
  private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  private static final String EXC_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
  private static final Pattern VALUE = Pattern.compile("(<ds:SignatureValue>)([^<]*)(<)");

  private Resigned() {}

  /**
   * Signs the SignedInfo of the text as it stands; digests stay as they are.
   *
   * @param algorithm a JCA name for an EC key
   */
  static String sign(String text, SigningIdentity signer, String algorithm) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(signer.key());
      signature.update(signedInfo(text));
      return withValue(text, signature.sign());
    } catch (GeneralSecurityException | XMLSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** (r, n − s) instead of (r, s): it verifies, and looks new to whoever compares signatures. */
  static String twin(String text, SigningIdentity signer) {
    Matcher found = VALUE.matcher(text);
    if (!found.find()) {
      throw new IllegalArgumentException("no signature value");
    }
    byte[] value = Base64.getMimeDecoder().decode(found.group(2));
    int half = value.length / 2;
    var order = ((ECPublicKey) signer.certificate().getPublicKey()).getParams().getOrder();
    var s = new BigInteger(1, Arrays.copyOfRange(value, half, value.length));
    byte[] twin = order.subtract(s).setBit(half * 8).toByteArray();
    System.arraycopy(twin, twin.length - half, value, half, half);
    return withValue(text, value);
  }

  private static String withValue(String text, byte[] value) {
    String base64 = Base64.getEncoder().encodeToString(value);
    return VALUE.matcher(text).replaceFirst("$1" + Matcher.quoteReplacement(base64) + "$3");
  }

  private static byte[] signedInfo(String text) throws XMLSecurityException {
    Document document =
        SafeXml.parse(Payload.of(text.getBytes(StandardCharsets.UTF_8)), XmlLimits.DEFAULT)
            .orThrow();
    var info = (Element) document.getElementsByTagNameNS(DS, "SignedInfo").item(0);
    var prefixes = (Element) info.getElementsByTagNameNS(EXC_C14N, "InclusiveNamespaces").item(0);
    boolean ofMethod =
        prefixes != null
            && prefixes.getParentNode().getLocalName().equals("CanonicalizationMethod");
    var out = new ByteArrayOutputStream();
    Canonicalizer.getInstance(EXC_C14N)
        .canonicalizeSubtree(info, ofMethod ? prefixes.getAttribute("PrefixList") : "", out);
    return out.toByteArray();
  }
}
