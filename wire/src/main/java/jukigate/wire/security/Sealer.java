package jukigate.wire.security;

import jukigate.domain.message.Payload;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.profile.SecurityProfile;

/** Makes the bytes of a signed message. */
public final class Sealer {
  private final SecurityProfile profile;

  public Sealer(SecurityProfile profile) {
    this.profile = profile;
  }

  public Payload seal(OutgoingMessage message, SigningIdentity signer) {
    var pending = new UnsupportedOperationException(profile.name());
    throw pending;
  }
}
