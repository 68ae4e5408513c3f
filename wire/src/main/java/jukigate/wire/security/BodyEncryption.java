package jukigate.wire.security;

import static jukigate.wire.envelope.Namespaces.DS;
import static jukigate.wire.envelope.Namespaces.WSSE;
import static jukigate.wire.envelope.Namespaces.WSSE11;
import static jukigate.wire.envelope.Namespaces.XENC;
import static jukigate.wire.envelope.Namespaces.XENC11;
import static jukigate.wire.envelope.Namespaces.XMLNS;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;
import jukigate.wire.xml.Dom;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Element;

/** Replaces the content of the Body by xenc:EncryptedData, and adds the key for the receiver. */
final class BodyEncryption {
  private static final String KEY_TYPE =
      "http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#EncryptedKey";
  private static final String CONTENT = XENC + "Content";
  private static final String KEY_ID = "encrypted-key";
  private static final String DATA_ID = "encrypted-body";

  private final Writer writer;
  private final SecureRandom random;

  BodyEncryption(Writer writer, SecureRandom random) {
    this.writer = writer;
    this.random = random;
  }

  /** The EncryptedKey, to be signed. */
  Element encryptFor(X509Certificate receiver) {
    byte[] secret = new byte[32];
    byte[] iv = new byte[Encryption.IV_BYTES];
    random.nextBytes(secret);
    random.nextBytes(iv);
    Element child = Dom.onlyChild(writer.body()).orElseThrow();
    byte[] plain = SafeXml.serialize(child).toByteArray();
    try {
      byte[] cipherText = Encryption.encrypt(plain, secret, iv);
      byte[] wrapped = Encryption.wrap(secret, receiver.getPublicKey());
      writer.body().removeChild(child);
      writeData(cipherText);
      return writeKey(receiver, wrapped);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a certificate to encrypt for", e);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private void writeData(byte[] cipherText) {
    Element data = writer.add(writer.body(), XENC, "xenc:EncryptedData");
    data.setAttributeNS(XMLNS, "xmlns:xenc", XENC);
    data.setAttributeNS(null, "Id", DATA_ID);
    data.setAttributeNS(null, "Type", CONTENT);
    writer
        .add(data, XENC, "xenc:EncryptionMethod")
        .setAttributeNS(null, "Algorithm", Encryption.AES256_GCM);
    Element reference = tokenReference(data);
    reference.setAttributeNS(XMLNS, "xmlns:wsse11", WSSE11);
    reference.setAttributeNS(WSSE11, "wsse11:TokenType", KEY_TYPE);
    writer.add(reference, WSSE, "wsse:Reference").setAttributeNS(null, "URI", "#" + KEY_ID);
    writeCipherValue(data, cipherText);
  }

  private Element writeKey(X509Certificate receiver, byte[] wrapped) {
    Element key = writer.add(writer.security(), XENC, "xenc:EncryptedKey");
    key.setAttributeNS(XMLNS, "xmlns:xenc", XENC);
    key.setAttributeNS(null, "Id", KEY_ID);
    Element method = writer.add(key, XENC, "xenc:EncryptionMethod");
    method.setAttributeNS(null, "Algorithm", Encryption.RSA_OAEP);
    Element digest = writer.add(method, DS, "ds:DigestMethod");
    digest.setAttributeNS(XMLNS, "xmlns:ds", DS);
    digest.setAttributeNS(null, "Algorithm", Encryption.SHA256);
    Element mask = writer.add(method, XENC11, "xenc11:MGF");
    mask.setAttributeNS(XMLNS, "xmlns:xenc11", XENC11);
    mask.setAttributeNS(null, "Algorithm", Encryption.MGF1_SHA256);
    Element data = writer.add(tokenReference(key), DS, "ds:X509Data");
    Element serial = writer.add(data, DS, "ds:X509IssuerSerial");
    writer
        .add(serial, DS, "ds:X509IssuerName")
        .setTextContent(receiver.getIssuerX500Principal().getName(X500Principal.RFC2253));
    writer
        .add(serial, DS, "ds:X509SerialNumber")
        .setTextContent(receiver.getSerialNumber().toString());
    writeCipherValue(key, wrapped);
    Element list = writer.add(key, XENC, "xenc:ReferenceList");
    writer.add(list, XENC, "xenc:DataReference").setAttributeNS(null, "URI", "#" + DATA_ID);
    return key;
  }

  private Element tokenReference(Element encrypted) {
    Element keyInfo = writer.add(encrypted, DS, "ds:KeyInfo");
    keyInfo.setAttributeNS(XMLNS, "xmlns:ds", DS);
    return writer.add(keyInfo, WSSE, "wsse:SecurityTokenReference");
  }

  private void writeCipherValue(Element encrypted, byte[] bytes) {
    Element data = writer.add(encrypted, XENC, "xenc:CipherData");
    writer
        .add(data, XENC, "xenc:CipherValue")
        .setTextContent(Base64.getEncoder().encodeToString(bytes));
  }
}
