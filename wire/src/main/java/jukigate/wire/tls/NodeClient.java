package jukigate.wire.tls;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;

/** Posts messages over mutual TLS. */
public final class NodeClient implements AutoCloseable {
  private final Optional<TlsIdentity> identity;
  private final Trust trust;
  private final SecurityProfile profile;

  public NodeClient(Optional<TlsIdentity> identity, Trust trust, SecurityProfile profile) {
    this.identity = identity;
    this.trust = trust;
    this.profile = profile;
  }

  public Outcome<HttpAnswer> post(
      URI address, String soapAction, Payload payload, Duration timeout) {
    var pending = new UnsupportedOperationException(identity + profile.name() + trust.hashCode());
    throw pending;
  }

  @Override
  public void close() {}
}
