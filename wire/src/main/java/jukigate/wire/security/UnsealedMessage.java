package jukigate.wire.security;

import java.security.cert.X509Certificate;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.key.DecryptionIdentity;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.Validity;
import org.w3c.dom.Element;

/** A verified message. Only an {@link Unsealer} makes one. */
public final class UnsealedMessage {
  UnsealedMessage() {}

  public NodeId signer() {
    var pending = new UnsupportedOperationException();
    throw pending;
  }

  public X509Certificate certificate() {
    var pending = new UnsupportedOperationException();
    throw pending;
  }

  public MessageKind kind() {
    var pending = new UnsupportedOperationException();
    throw pending;
  }

  public Addressing addressing() {
    var pending = new UnsupportedOperationException();
    throw pending;
  }

  public Optional<Dispatch> dispatch() {
    var pending = new UnsupportedOperationException();
    throw pending;
  }

  public Validity validity() {
    var pending = new UnsupportedOperationException();
    throw pending;
  }

  /** The single child of the verified Body; xenc:EncryptedData when {@link #encrypted()}. */
  public Element body() {
    var pending = new UnsupportedOperationException();
    throw pending;
  }

  public boolean encrypted() {
    var pending = new UnsupportedOperationException();
    throw pending;
  }

  public Payload payload() {
    var pending = new UnsupportedOperationException();
    throw pending;
  }

  /** The decrypted element; of a plain message the body as it is. */
  public Outcome<Element> open(DecryptionIdentity identity) {
    var pending = new UnsupportedOperationException();
    throw pending;
  }
}
