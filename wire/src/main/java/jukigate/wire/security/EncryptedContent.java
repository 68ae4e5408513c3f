package jukigate.wire.security;

import static jukigate.domain.refusal.RefusalCode.ALGORITHM_UNSUPPORTED;
import static jukigate.domain.refusal.RefusalCode.DECRYPTION_FAILED;
import static jukigate.domain.refusal.RefusalCode.SECURITY_STRUCTURE;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.envelope.Part;
import jukigate.wire.key.DecryptionIdentity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.xml.Dom;
import org.w3c.dom.Element;

/**
 * The encrypted body of a message, its form and algorithms checked before any key is used. Nothing
 * in it is looked up or fetched: keys are what the receiver has, ciphertext is what stands there.
 */
final class EncryptedContent {
  private static final String CONTENT = "http://www.w3.org/2001/04/xmlenc#Content";

  private final String algorithm;
  private final Payload wrappedKey;
  private final Payload data;

  private EncryptedContent(String algorithm, Payload wrappedKey, Payload data) {
    this.algorithm = algorithm;
    this.wrappedKey = wrappedKey;
    this.data = data;
  }

  /** Empty when the body is plain. */
  static Outcome<Optional<EncryptedContent>> of(Envelope envelope, SecurityProfile profile) {
    Optional<Element> key = envelope.part(Part.ENCRYPTED_KEY);
    if (key.isEmpty()) {
      return Outcome.passed(Optional.empty());
    }
    try {
      return Outcome.passed(Optional.of(read(envelope, key.get(), profile.xml().ciphers())));
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    }
  }

  private static EncryptedContent read(Envelope envelope, Element key, Set<String> ciphers) {
    Element data = envelope.bodyChild();
    checkKeyMethod(method(key));
    String algorithm = Dom.attribute(method(data), "Algorithm");
    if (!ciphers.contains(algorithm) || !Dom.children(method(data)).isEmpty()) {
      throw refused(ALGORITHM_UNSUPPORTED, SignatureShape.label(algorithm));
    }
    if (!Dom.attribute(data, "Type").equals(CONTENT)) {
      throw refused(SECURITY_STRUCTURE, "EncryptedData/@Type");
    }
    checkChildren(key, true);
    checkChildren(data, false);
    checkReferenceList(envelope, key, Dom.attribute(data, "Id"));
    return new EncryptedContent(algorithm, cipherValue(key), cipherValue(data));
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
    return Dom.child(encrypted, Namespaces.XENC, "EncryptionMethod")
        .orElseThrow(() -> refused(ALGORITHM_UNSUPPORTED, "none"));
  }

  private static void checkChildren(Element encrypted, boolean mayHaveList) {
    List<String> names = Dom.children(encrypted).stream().map(Element::getLocalName).toList();
    List<String> shortest = List.of("EncryptionMethod", "CipherData");
    List<String> withKey = List.of("EncryptionMethod", "KeyInfo", "CipherData");
    List<String> bare =
        mayHaveList && names.size() > 2 && names.get(names.size() - 1).equals("ReferenceList")
            ? names.subList(0, names.size() - 1)
            : names;
    if (!bare.equals(shortest) && !bare.equals(withKey)) {
      throw refused(SECURITY_STRUCTURE, encrypted.getLocalName());
    }
  }

  private static void checkReferenceList(Envelope envelope, Element key, String dataId) {
    Optional<Element> inKey = Dom.child(key, Namespaces.XENC, "ReferenceList");
    Optional<Element> beside = envelope.part(Part.REFERENCE_LIST);
    boolean one = inKey.isPresent() != beside.isPresent();
    String uri =
        inKey
            .or(() -> beside)
            .flatMap(Dom::onlyChild)
            .filter(child -> Dom.is(child, Namespaces.XENC, "DataReference"))
            .map(child -> Dom.attribute(child, "URI"))
            .orElse("");
    if (!one || dataId.isEmpty() || !uri.equals("#" + dataId)) {
      throw refused(SECURITY_STRUCTURE, "ReferenceList");
    }
  }

  private static Payload cipherValue(Element encrypted) {
    String text =
        Dom.child(encrypted, Namespaces.XENC, "CipherData")
            .flatMap(Dom::onlyChild)
            .filter(child -> Dom.is(child, Namespaces.XENC, "CipherValue"))
            .flatMap(Dom::text)
            .orElseThrow(() -> refused(SECURITY_STRUCTURE, "CipherData"));
    try {
      return Payload.of(Base64.getDecoder().decode(text.replaceAll("[\\r\\n\\t ]", "")));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Refusal.of(DECRYPTION_FAILED), e);
    }
  }

  /**
   * One answer for everything that can go wrong. A key that does not unwrap is replaced by one that
   * does not fit, so that both failures take the same way: no oracle.
   */
  Outcome<Payload> decrypt(DecryptionIdentity identity) {
    byte[] secret = unwrapOrZero(identity);
    boolean usable = !Arrays.equals(secret, new byte[secret.length]);
    try {
      byte[] plain = Encryption.decrypt(data.toByteArray(), secret);
      return usable ? Outcome.passed(Payload.of(plain)) : Outcome.refused(DECRYPTION_FAILED);
    } catch (GeneralSecurityException e) {
      return Outcome.refused(DECRYPTION_FAILED);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private byte[] unwrapOrZero(DecryptionIdentity identity) {
    int length = Encryption.keyBytes(algorithm).orElseThrow();
    try {
      byte[] secret = Encryption.unwrap(wrappedKey.toByteArray(), identity.key());
      return secret.length == length ? secret : new byte[length];
    } catch (GeneralSecurityException e) {
      return new byte[length];
    }
  }

  private static RefusedException refused(RefusalCode code, String argument) {
    return new RefusedException(Refusal.of(code, argument));
  }
}
