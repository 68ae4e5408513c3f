package jukigate.wire.diagnosis;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import jukigate.wire.xml.SafeXml;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Canonical octets of every kind, and their digests. */
final class Octets {
  private Octets() {}

  static byte[] exclusive(Element element, String prefixes) {
    return SafeXml.exclusive(element, prefixes).toByteArray();
  }

  /** Empty when the algorithm cannot take this element. */
  static byte[] by(String algorithm, Node node) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try {
      Canonicalizer.getInstance(algorithm).canonicalizeSubtree(node, out);
    } catch (XMLSecurityException e) {
      return new byte[0];
    }
    return out.toByteArray();
  }

  static byte[] content(Element element) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      out.writeBytes(by(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS, n));
    }
    return out.toByteArray();
  }

  /** In base64. */
  static String digest(String algorithm, byte[] octets) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance(algorithm).digest(octets));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
