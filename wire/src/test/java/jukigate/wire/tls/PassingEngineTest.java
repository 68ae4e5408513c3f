package jukigate.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import jukigate.wire.Mint;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.Test;

/** An engine around another one is that one: nothing that is set is lost, or made up. */
class PassingEngineTest {
  private final SSLContext context = context();
  private final SSLEngine inner = context.createSSLEngine("a.localhost", 8443);
  private final SSLEngine outer = new PassingEngine(inner);

  private static SSLContext context() {
    Trust trust = new Trust(new Mint().material(), SecurityProfile.HIGH_2026, () -> Mint.NOW);
    return TlsContexts.client(
        Optional.empty(), trust, SecurityProfile.RECOMMENDED_2026, refusal -> {});
  }

  @Test
  void peer_isTheSame() {
    assertThat(outer.getPeerHost()).isEqualTo("a.localhost");
    assertThat(outer.getPeerPort()).isEqualTo(8443);
  }

  @Test
  void suitesAndProtocols_areTheSame() {
    assertThat(outer.getSupportedCipherSuites()).isEqualTo(inner.getSupportedCipherSuites());
    assertThat(outer.getSupportedProtocols()).isEqualTo(inner.getSupportedProtocols());
    String[] suites = {"TLS_AES_128_GCM_SHA256"};
    String[] protocols = {"TLSv1.3"};
    outer.setEnabledCipherSuites(suites);
    outer.setEnabledProtocols(protocols);
    assertThat(List.of(inner.getEnabledCipherSuites())).containsExactly(suites);
    assertThat(List.of(outer.getEnabledCipherSuites())).containsExactly(suites);
    assertThat(List.of(inner.getEnabledProtocols())).containsExactly(protocols);
    assertThat(List.of(outer.getEnabledProtocols())).containsExactly(protocols);
  }

  @Test
  void mode_isTheSame() {
    for (boolean client : new boolean[] {false, true}) {
      outer.setUseClientMode(client);
      assertThat(inner.getUseClientMode()).isEqualTo(client);
      assertThat(outer.getUseClientMode()).isEqualTo(client);
    }
    for (boolean create : new boolean[] {false, true}) {
      outer.setEnableSessionCreation(create);
      assertThat(inner.getEnableSessionCreation()).isEqualTo(create);
      assertThat(outer.getEnableSessionCreation()).isEqualTo(create);
    }
  }

  @Test
  void demandForACertificate_isTheSame() {
    outer.setUseClientMode(false);
    outer.setNeedClientAuth(true);
    assertThat(inner.getNeedClientAuth()).isTrue();
    assertThat(outer.getNeedClientAuth()).isTrue();
    outer.setWantClientAuth(true);
    assertThat(inner.getWantClientAuth()).isTrue();
    assertThat(outer.getWantClientAuth()).isTrue();
    assertThat(outer.getNeedClientAuth()).isFalse();
    outer.setNeedClientAuth(true);
    assertThat(outer.getWantClientAuth()).isFalse();
  }

  @Test
  void parameters_areTheSame() {
    outer.setSSLParameters(TlsContexts.parameters(SecurityProfile.HIGH_2026));
    assertThat(inner.getSSLParameters().getNeedClientAuth()).isTrue();
    assertThat(outer.getSSLParameters().getProtocols()).containsExactly("TLSv1.3");
    outer.setHandshakeApplicationProtocolSelector((engine, offered) -> "x");
    assertThat(outer.getHandshakeApplicationProtocolSelector())
        .isSameAs(inner.getHandshakeApplicationProtocolSelector())
        .isNotNull();
    assertThat(outer.getApplicationProtocol()).isEqualTo(inner.getApplicationProtocol());
    assertThat(outer.getHandshakeApplicationProtocol())
        .isEqualTo(inner.getHandshakeApplicationProtocol());
    assertThat(outer.getSession()).isSameAs(inner.getSession());
    assertThat(outer.getHandshakeSession()).isSameAs(inner.getHandshakeSession());
  }

  @Test
  void beginningAndEnd_areTheSame() throws SSLException {
    outer.setUseClientMode(true);
    assertThat(outer.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    outer.beginHandshake();
    assertThat(inner.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
    assertThat(outer.getHandshakeStatus()).isEqualTo(HandshakeStatus.NEED_WRAP);
    assertThat(outer.isOutboundDone()).isFalse();
    assertThat(outer.isInboundDone()).isFalse();
    outer.closeOutbound();
    assertThat(outer.isOutboundDone()).isEqualTo(inner.isOutboundDone());
    assertThatThrownBy(outer::closeInbound).isInstanceOf(SSLException.class);
    assertThat(inner.isInboundDone()).isTrue();
    assertThat(outer.isInboundDone()).isTrue();
    assertThat(outer.isOutboundDone()).isEqualTo(inner.isOutboundDone());
  }

  @Test
  void context_isTheSameButForItsEngines() {
    SSLContext asked = new AskedContext(context);
    assertThat(asked.createSSLEngine()).isInstanceOf(AskedEngine.class);
    assertThat(asked.createSSLEngine("b.localhost", 1)).isInstanceOf(AskedEngine.class);
    assertThat(asked.createSSLEngine("b.localhost", 1).getPeerHost()).isEqualTo("b.localhost");
    assertThat(asked.getClientSessionContext()).isSameAs(context.getClientSessionContext());
    assertThat(asked.getServerSessionContext()).isSameAs(context.getServerSessionContext());
    assertThat(asked.getDefaultSSLParameters().getProtocols())
        .isEqualTo(context.getDefaultSSLParameters().getProtocols());
    assertThat(asked.getSupportedSSLParameters().getProtocols())
        .isEqualTo(context.getSupportedSSLParameters().getProtocols());
    assertThatThrownBy(asked::getSocketFactory).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(asked::getServerSocketFactory)
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
