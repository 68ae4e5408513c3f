package jukigate.wire.tls;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;

/** Mutual TLS contexts on SunJSSE. */
public final class TlsContexts {
  private TlsContexts() {}

  public static SSLContext server(
      Function<String, Optional<TlsIdentity>> identities, Trust trust, SecurityProfile profile) {
    return server(identities, trust, profile, refusal -> {});
  }

  /** With a listener that learns the exact reason of every refused client certificate. */
  public static SSLContext server(
      Function<String, Optional<TlsIdentity>> identities,
      Trust trust,
      SecurityProfile profile,
      Consumer<Refusal> refusals) {
    var pending = new UnsupportedOperationException();
    throw pending;
  }

  public static SSLContext client(TlsIdentity identity, Trust trust, SecurityProfile profile) {
    var pending = new UnsupportedOperationException();
    throw pending;
  }

  /** Without an identity: a client that shows no certificate, to prove that it is turned away. */
  public static SSLContext client(
      Optional<TlsIdentity> identity,
      Trust trust,
      SecurityProfile profile,
      Consumer<Refusal> refusals) {
    var pending = new UnsupportedOperationException();
    throw pending;
  }

  /** Protocols, suites, groups and schemes of the profile; a client certificate is demanded. */
  public static SSLParameters parameters(SecurityProfile profile) {
    var pending = new UnsupportedOperationException();
    throw pending;
  }

  /** As above, and a server name without an identity is answered with unrecognized_name. */
  public static SSLParameters parameters(
      SecurityProfile profile, Function<String, Optional<TlsIdentity>> identities) {
    var pending = new UnsupportedOperationException();
    throw pending;
  }
}
