package jukigate.wire.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;
import jukigate.domain.SuppressForbidden;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;

/**
 * Mutual TLS contexts on SunJSSE. {@link JvmSecurity#harden()} comes first; the parameters are set
 * on each engine or listener by its owner.
 */
public final class TlsContexts {
  private static final String TLS_1_3 = "TLSv1.3";
  private static final String HTTP = "http/1.1";

  private TlsContexts() {}

  /** A server whose identity is chosen by the host name that the client asks for. */
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
    SSLContext context =
        context(NodeKeyManager.server(identities), new NodeTrustManager(trust, refusals), profile);
    // Where a session could still be kept (TLS 1.2), it is kept for a second, and only one.
    context.getServerSessionContext().setSessionCacheSize(1);
    context.getServerSessionContext().setSessionTimeout(1);
    return context;
  }

  /**
   * A server for browsers on this machine: TLS 1.3 with one certificate, whatever name is asked
   * for. Who is there is told by other means than a client certificate.
   */
  public static SSLContext localhost(PrivateKey key, X509Certificate certificate) {
    return context(new OneKeyManager(key, certificate), new TrustManager[0], TLS_1_3);
  }

  /** A client of such a server, without a certificate of its own, that believes this one alone. */
  public static SSLContext localhost(X509Certificate shown) {
    return context(
        NodeKeyManager.client(Optional.empty()),
        new TrustManager[] {new OneTrustManager(shown)},
        TLS_1_3);
  }

  /** Protocol and ALPN for it; suites and groups are those that the JVM has left. */
  public static SSLParameters localhost() {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {TLS_1_3});
    parameters.setApplicationProtocols(new String[] {HTTP});
    return parameters;
  }

  /** A client that shows this identity. */
  public static SSLContext client(TlsIdentity identity, Trust trust, SecurityProfile profile) {
    return client(Optional.of(identity), trust, profile, refusal -> {});
  }

  /** With a listener that learns the exact reason why a server was refused. */
  public static SSLContext client(
      Optional<TlsIdentity> identity,
      Trust trust,
      SecurityProfile profile,
      Consumer<Refusal> refusals) {
    SSLContext context =
        context(NodeKeyManager.client(identity), new NodeTrustManager(trust, refusals), profile);
    context.getClientSessionContext().setSessionCacheSize(1);
    context.getClientSessionContext().setSessionTimeout(1);
    return context;
  }

  /**
   * The same engine, within bounds: too many records in a row without content end the connection.
   *
   * @param broken told why a connection ended that stood; not when the peer ended it
   */
  public static SSLEngine bounded(SSLEngine server, Consumer<SSLException> broken) {
    return new BoundedEngine(server, broken);
  }

  private static SSLContext context(KeyManager keys, TrustManager trust, SecurityProfile profile) {
    return context(keys, new TrustManager[] {trust}, profile.tls().protocols().get(0));
  }

  @SuppressForbidden(reason = "the one door to TLS")
  private static SSLContext context(KeyManager keys, TrustManager[] trust, String protocol) {
    JvmSecurity.harden();
    try {
      SSLContext context = SSLContext.getInstance(protocol, "SunJSSE");
      context.init(new KeyManager[] {keys}, trust, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS 1.3", e);
    }
  }

  /** Protocols, suites, groups and schemes of the profile; a client certificate is demanded. */
  public static SSLParameters parameters(SecurityProfile profile) {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(profile.tls().protocols().toArray(String[]::new));
    parameters.setCipherSuites(profile.tls().suites().toArray(String[]::new));
    parameters.setNamedGroups(profile.tls().groups().toArray(String[]::new));
    parameters.setSignatureSchemes(profile.tls().schemes().toArray(String[]::new));
    parameters.setUseCipherSuitesOrder(true);
    parameters.setNeedClientAuth(true);
    return parameters;
  }

  /** As above, and a server name without an identity is answered with unrecognized_name. */
  public static SSLParameters parameters(
      SecurityProfile profile, Function<String, Optional<TlsIdentity>> identities) {
    SSLParameters parameters = parameters(profile);
    // ALPN (RFC 7301): who speaks only something else is refused; who offers nothing is served.
    parameters.setApplicationProtocols(new String[] {HTTP});
    parameters.setSNIMatchers(List.of(new KnownName(identities)));
    return parameters;
  }

  private static final class KnownName extends SNIMatcher {
    private final Function<String, Optional<TlsIdentity>> identities;

    KnownName(Function<String, Optional<TlsIdentity>> identities) {
      super(StandardConstants.SNI_HOST_NAME);
      this.identities = identities;
    }

    @Override
    public boolean matches(SNIServerName name) {
      return name instanceof SNIHostName host && identities.apply(host.getAsciiName()).isPresent();
    }
  }
}
