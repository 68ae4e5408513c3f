package jukigate.wire.security;

import java.time.Instant;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;

/** Verifies who signed which parts of an envelope. */
public final class Unsealer {
  private final SecurityProfile profile;
  private final Trust trust;

  public Unsealer(SecurityProfile profile, Trust trust) {
    this.profile = profile;
    this.trust = trust;
  }

  /** As a synchronous message: it may be valid for 5 minutes. */
  public Outcome<UnsealedMessage> unseal(Envelope envelope, Instant now) {
    return unseal(envelope, now, Delivery.IMMEDIATE);
  }

  /** As a message of the given kind of delivery. */
  public Outcome<UnsealedMessage> unseal(Envelope envelope, Instant now, Delivery delivery) {
    var pending = new UnsupportedOperationException(profile.name() + trust.hashCode());
    throw pending;
  }
}
