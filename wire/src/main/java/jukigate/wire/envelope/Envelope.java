package jukigate.wire.envelope;

import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.Validity;
import jukigate.wire.xml.XmlLimits;

/** A SOAP 1.1 envelope of the prescribed structure; nothing of it is verified yet. */
public final class Envelope {
  private final Payload payload;

  private Envelope(Payload payload) {
    this.payload = payload;
  }

  public static Outcome<Envelope> parse(Payload payload, Direction direction, XmlLimits limits) {
    return Outcome.passed(new Envelope(payload));
  }

  public Payload payload() {
    return payload;
  }

  public MessageKind kind() {
    var pending = new UnsupportedOperationException();
    throw pending;
  }

  /** Unverified. */
  public Addressing addressing() {
    var pending = new UnsupportedOperationException();
    throw pending;
  }

  /** Unverified. */
  public Optional<Dispatch> dispatch() {
    var pending = new UnsupportedOperationException();
    throw pending;
  }

  /** Unverified. */
  public Validity validity() {
    var pending = new UnsupportedOperationException();
    throw pending;
  }
}
