package jukigate.wire.security;

import static jukigate.domain.refusal.RefusalCode.ALGORITHM_UNSUPPORTED;
import static jukigate.domain.refusal.RefusalCode.SECURITY_STRUCTURE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.envelope.Part;
import jukigate.wire.xml.Dom;
import jukigate.wire.xml.Names;
import org.w3c.dom.Element;

/**
 * The form of an encrypted body, before any key is used: one EncryptedKey for one EncryptedData,
 * each of the one shape that the network sends. Key agreement, derived keys, nested keys, keys and
 * text to be fetched, and marks of compression have no place in it.
 */
final class EncryptedForm {
  private static final String CONTENT = "http://www.w3.org/2001/04/xmlenc#Content";
  private static final QName ID = new QName("Id");
  private static final QName TYPE = new QName("Type");
  private static final QName ALGORITHM = new QName("Algorithm");
  private static final QName METHOD = xenc("EncryptionMethod");
  private static final QName KEY_INFO = new QName(Namespaces.DS, "KeyInfo");
  private static final QName CIPHER_DATA = xenc("CipherData");
  private static final QName LIST = xenc("ReferenceList");

  /**
   * What the form holds.
   *
   * @param algorithm block encryption URI
   * @param keyName whose key the sender used, if he says
   * @param wrappedKey Base64
   * @param data Base64
   */
  record Read(String algorithm, Optional<KeyName> keyName, String wrappedKey, String data) {}

  private final Envelope envelope;
  private final Element key;
  private final Element data;

  EncryptedForm(Envelope envelope, Element key) {
    this.envelope = envelope;
    this.key = key;
    this.data = envelope.bodyChild();
  }

  /**
   * @throws RefusedException with JG-203 for an algorithm that is not on the list, with JG-120 for
   *     any other form
   */
  Read read(Set<String> ciphers) {
    checkKeyMethod(method(key));
    String algorithm = Dom.attribute(method(data), "Algorithm");
    if (!ciphers.contains(algorithm) || !Dom.children(method(data)).isEmpty()) {
      throw refused(ALGORITHM_UNSUPPORTED, SignatureShape.label(algorithm));
    }
    if (!Dom.attribute(data, "Type").equals(CONTENT)) {
      throw structure("EncryptedData/@Type");
    }
    attributes(key, Set.of(ID));
    attributes(data, Set.of(ID, TYPE));
    checkChildren(key, true);
    checkChildren(data, false);
    checkDataKeyInfo();
    checkReferenceList(Dom.attribute(data, "Id"));
    return new Read(
        algorithm,
        Dom.child(key, Namespaces.DS, "KeyInfo").map(EncryptedForm::keyName),
        cipherValue(key),
        cipherValue(data));
  }

  private static void checkKeyMethod(Element method) {
    String algorithm = Dom.attribute(method, "Algorithm");
    if (!algorithm.equals(Encryption.RSA_OAEP)) {
      throw refused(ALGORITHM_UNSUPPORTED, SignatureShape.label(algorithm));
    }
    String digest = childAlgorithm(method, Namespaces.DS, "DigestMethod");
    String mask = childAlgorithm(method, Namespaces.XENC11, "MGF");
    if (Dom.children(method).size() != 2
        || !digest.equals(Encryption.SHA256)
        || !mask.equals(Encryption.MGF1_SHA256)) {
      throw refused(ALGORITHM_UNSUPPORTED, "rsa-oaep: " + SignatureShape.label(digest + mask));
    }
  }

  private static String childAlgorithm(Element method, String namespace, String name) {
    return Dom.child(method, namespace, name)
        .map(child -> Dom.attribute(child, "Algorithm"))
        .orElse("");
  }

  private static Element method(Element encrypted) {
    Element method =
        Dom.child(encrypted, Namespaces.XENC, "EncryptionMethod")
            .orElseThrow(() -> refused(ALGORITHM_UNSUPPORTED, "none"));
    attributes(method, Set.of(ALGORITHM));
    return method;
  }

  private static void checkChildren(Element encrypted, boolean mayHaveList) {
    List<QName> names = Dom.children(encrypted).stream().map(Dom::nameOf).toList();
    List<QName> bare =
        mayHaveList && names.size() > 2 && names.getLast().equals(LIST)
            ? names.subList(0, names.size() - 1)
            : names;
    if (!Dom.hasOnlyElements(encrypted)
        || (!bare.equals(List.of(METHOD, CIPHER_DATA))
            && !bare.equals(List.of(METHOD, KEY_INFO, CIPHER_DATA)))) {
      throw structure(encrypted.getLocalName());
    }
  }

  /** The text is under the one key of the message; it says so, or nothing. */
  private void checkDataKeyInfo() {
    Optional<Element> info = Dom.child(data, Namespaces.DS, "KeyInfo");
    if (info.isEmpty()) {
      return;
    }
    Element reference = only(reference(info.get()), Namespaces.WSSE, "Reference");
    String uri = Dom.attribute(reference, "URI");
    String id = Dom.attribute(key, "Id");
    if (reference.hasChildNodes() || id.isEmpty() || !uri.equals("#" + id)) {
      throw structure("EncryptedData/KeyInfo");
    }
  }

  private static KeyName keyName(Element info) {
    Element data = only(reference(info), Namespaces.DS, "X509Data");
    List<Element> names = Dom.children(only(data, Namespaces.DS, "X509IssuerSerial"));
    if (names.size() != 2
        || !Dom.is(names.get(0), Namespaces.DS, "X509IssuerName")
        || !Dom.is(names.get(1), Namespaces.DS, "X509SerialNumber")) {
      throw structure("EncryptedKey/KeyInfo");
    }
    return new KeyName(
        Dom.text(names.get(0)).orElseThrow(() -> structure("EncryptedKey/KeyInfo")),
        Dom.text(names.get(1)).orElseThrow(() -> structure("EncryptedKey/KeyInfo")));
  }

  private static Element reference(Element info) {
    attributes(info, Set.of());
    return only(info, Namespaces.WSSE, "SecurityTokenReference");
  }

  private static Element only(Element parent, String namespace, String name) {
    return Dom.onlyChild(parent)
        .filter(child -> Dom.is(child, namespace, name))
        .orElseThrow(() -> structure(Names.label(parent)));
  }

  private void checkReferenceList(String dataId) {
    Optional<Element> inKey = Dom.child(key, Namespaces.XENC, "ReferenceList");
    Optional<Element> beside = envelope.part(Part.REFERENCE_LIST);
    boolean one = inKey.isPresent() != beside.isPresent();
    String uri =
        inKey
            .or(() -> beside)
            .flatMap(Dom::onlyChild)
            .filter(child -> Dom.is(child, Namespaces.XENC, "DataReference"))
            .filter(child -> !child.hasChildNodes())
            .map(child -> Dom.attribute(child, "URI"))
            .orElse("");
    if (!one || dataId.isEmpty() || !uri.equals("#" + dataId)) {
      throw structure("ReferenceList");
    }
  }

  private static String cipherValue(Element encrypted) {
    return Dom.child(encrypted, Namespaces.XENC, "CipherData")
        .flatMap(Dom::onlyChild)
        .filter(child -> Dom.is(child, Namespaces.XENC, "CipherValue"))
        .flatMap(Dom::text)
        .orElseThrow(() -> structure("CipherData"));
  }

  private static void attributes(Element element, Set<QName> allowed) {
    if (!Dom.attributes(element).stream().allMatch(a -> allowed.contains(Dom.nameOf(a)))) {
      throw structure(Names.label(element) + " attribute");
    }
  }

  private static QName xenc(String name) {
    return new QName(Namespaces.XENC, name);
  }

  private static RefusedException structure(String what) {
    return refused(SECURITY_STRUCTURE, what);
  }

  private static RefusedException refused(RefusalCode code, String argument) {
    return new RefusedException(Refusal.of(code, argument));
  }
}
