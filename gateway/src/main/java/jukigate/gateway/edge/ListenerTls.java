package jukigate.gateway.edge;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.FailedHandshake;
import jukigate.wire.tls.TlsContexts;
import jukigate.wire.trust.Trust;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * TLS of the listener.
 *
 * @param identity the gateway's at each handshake; its host name is the only server name that is
 *     answered
 * @param refusals learns of every handshake that failed
 */
public record ListenerTls(
    Supplier<TlsIdentity> identity,
    Trust trust,
    SecurityProfile profile,
    HandshakeRefusals refusals) {

  /**
   * Every setting of the engine is wire's: Jetty's own choices of protocols and suites are not
   * used.
   */
  SslContextFactory.Server contextFactory() {
    var factory =
        new SslContextFactory.Server() {
          @Override
          public void customize(SSLEngine engine) {
            engine.setSSLParameters(TlsContexts.parameters(profile, ListenerTls.this::identityOf));
          }

          @Override
          public SSLEngine newSSLEngine(InetSocketAddress peer) {
            String from = peer == null ? "" : peer.getHostString() + ":" + peer.getPort();
            return TlsContexts.bounded(
                super.newSSLEngine(peer),
                failure -> refusals.refused(FailedHandshake.afterwards(failure), from));
          }
        };
    factory.setSslContext(TlsContexts.server(this::identityOf, trust, profile));
    factory.setNeedClientAuth(true);
    return factory;
  }

  private Optional<TlsIdentity> identityOf(String serverName) {
    return Optional.of(identity.get()).filter(own -> own.node().hostName().equals(serverName));
  }
}
