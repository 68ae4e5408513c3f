package jukigate.wire.security;

import static jukigate.domain.refusal.RefusalCode.DECRYPTION_FAILED;

import java.security.cert.X509Certificate;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.key.DecryptionIdentity;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.Validity;
import org.w3c.dom.Element;

/** A verified message. Only an {@link Unsealer} makes one. */
public final class UnsealedMessage {

  /** Who signed. */
  record Signer(NodeId node, X509Certificate certificate) {}

  private final Envelope envelope;
  private final Signer signer;
  private final Addressing addressing;
  private final Optional<EncryptedContent> encrypted;

  UnsealedMessage(
      Envelope envelope,
      Signer signer,
      Addressing addressing,
      Optional<EncryptedContent> encrypted) {
    this.envelope = envelope;
    this.signer = signer;
    this.addressing = addressing;
    this.encrypted = encrypted;
  }

  public NodeId signer() {
    return signer.node();
  }

  public X509Certificate certificate() {
    return signer.certificate();
  }

  public MessageKind kind() {
    return envelope.kind();
  }

  /** Signed. Of an answer without wsa:From, from is the signer. */
  public Addressing addressing() {
    return addressing;
  }

  /** Signed. */
  public Optional<Dispatch> dispatch() {
    return envelope.dispatch();
  }

  /** Signed. */
  public Validity validity() {
    return envelope.validity();
  }

  /** The single child of the verified Body; xenc:EncryptedData when {@link #encrypted()}. */
  public Element body() {
    return envelope.bodyChild();
  }

  /** Whether the body is closed to everybody but its receiver. */
  public boolean encrypted() {
    return encrypted.isPresent();
  }

  /** The exact bytes that were verified. */
  public Payload payload() {
    return envelope.payload();
  }

  /**
   * The one element of the body, decrypted where it is encrypted. Every failure after the first use
   * of the private key is DECRYPTION_FAILED (JG-218): wrong key, altered text, and a plain text
   * that is not exactly one element by the rules of {@link jukigate.wire.xml.SafeXml}, or holds
   * elements of SOAP, WS-Security, XML Signature or XML Encryption.
   */
  public Outcome<Element> open(DecryptionIdentity identity) {
    if (encrypted.isEmpty()) {
      return Outcome.passed(body());
    }
    return encrypted
        .get()
        .decrypt(identity)
        .then(
            plain ->
                PlainContent.parse(plain, body())
                    .map(Outcome::passed)
                    .orElseGet(() -> Outcome.refused(DECRYPTION_FAILED)));
  }
}
