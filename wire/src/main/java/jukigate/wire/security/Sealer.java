package jukigate.wire.security;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.KeyStrength;
import jukigate.wire.xml.SafeXml;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WsuIdAllocator;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.w3c.dom.Element;

/**
 * Makes the bytes of a signed message: encrypts for the receiver where asked, then signs Body,
 * Timestamp, every WS-Addressing header, Dispatch, EncryptedKey and the token itself. Header order
 * is that of the Strict layout. Thread-safe.
 */
public final class Sealer {
  private final SecurityProfile profile;
  private final SecureRandom random;

  public Sealer(SecurityProfile profile) {
    this(profile, new SecureRandom());
  }

  /**
   * @param random makes the content keys and initialisation vectors
   */
  public Sealer(SecurityProfile profile, SecureRandom random) {
    SafeXml.newDocument(); // sets the library's properties before it loads
    WSSConfig.init();
    this.profile = profile;
    this.random = random;
  }

  /** The exact bytes to send: canonical XML, so that any relay may keep them as they are. */
  public Payload seal(OutgoingMessage message, SigningIdentity signer) {
    Writer writer = new Writer(message);
    message
        .encryptFor()
        .map(receiver -> new BodyEncryption(writer, random).encryptFor(receiver))
        .ifPresent(writer.toSign()::add);
    try {
      sign(writer, signer);
    } catch (WSSecurityException e) {
      throw new IllegalArgumentException("not a key to sign with", e);
    }
    return SafeXml.serialize(writer.document());
  }

  private void sign(Writer writer, SigningIdentity signer) throws WSSecurityException {
    WSSecHeader header = new WSSecHeader(writer.document());
    header.insertSecurityHeader();
    WSSecSignature signature = new WSSecSignature(header);
    signature.setIdAllocator(new PlainIds());
    signature.setUserInfo(signer.node().value(), "");
    signature.setX509Certificate(signer.certificate());
    signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
    signature.setSignatureAlgorithm(methodOf(signer.certificate()));
    FastSignatures.forKey(signer.key(), signer.certificate().getPublicKey())
        .ifPresent(signature::setSignatureProvider);
    signature.setSigCanonicalization(Namespaces.EXC_C14N);
    signature.setDigestAlgo(Encryption.SHA256);
    signature.prepare(new ClosedCrypto(signer.certificate(), Optional.of(signer.key())));
    signature.prependBSTElementToHeader();
    writer.toSign().add((Element) writer.security().getFirstChild());
    List<WSEncryptionPart> parts = writer.toSign().stream().map(Sealer::part).toList();
    signature.computeSignature(signature.addReferencesToSign(parts), false, null);
  }

  private static WSEncryptionPart part(Element element) {
    String id = element.getAttributeNS(Namespaces.WSU, "Id");
    WSEncryptionPart part =
        new WSEncryptionPart(id.isEmpty() ? element.getAttributeNS(null, "Id") : id);
    part.setElement(element);
    return part;
  }

  private String methodOf(X509Certificate certificate) {
    return certificate.getPublicKey() instanceof ECPublicKey key
        ? "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha" + KeyStrength.ecBits(key)
        : profile.xml().rsaSignature();
  }

  /** Ids that are unique within the one message and say nothing else. */
  private static final class PlainIds implements WsuIdAllocator {
    private int last;

    @Override
    public String createId(String prefix, Object o) {
      last++;
      return prefix + last;
    }

    @Override
    public String createSecureId(String prefix, Object o) {
      return createId(prefix, o);
    }
  }
}
