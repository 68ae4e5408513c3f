package jukigate.wire.tls;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import jukigate.domain.node.NodeId;
import jukigate.wire.Mint;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;

/** A client and a bounded server that shake hands in memory, so that each record can be chosen. */
final class EnginePair {
  private static final NodeId CLIENT = new NodeId("cs-221007");
  private static final NodeId SERVER = new NodeId("pref-220001");

  final List<SSLException> told = new ArrayList<>();
  final SSLEngine client;
  final SSLEngine server;

  EnginePair(String protocol) {
    this(protocol, engine -> engine);
  }

  /**
   * @param between wraps the server's engine before it is bounded
   */
  EnginePair(String protocol, UnaryOperator<SSLEngine> between) {
    Mint mint = new Mint();
    SecurityProfile profile = SecurityProfile.RECOMMENDED_2026;
    Trust trust = new Trust(mint.material(), profile, () -> Mint.NOW);
    TlsIdentity identity = mint.tls(SERVER, wish -> {});
    this.client =
        new AskedContext(TlsContexts.client(mint.tls(CLIENT, wish -> {}), trust, profile))
            .createSSLEngine(SERVER.hostName(), 1);
    client.setUseClientMode(true);
    SSLParameters asking = TlsContexts.parameters(profile);
    asking.setProtocols(new String[] {protocol});
    asking.setServerNames(List.of(new SNIHostName(SERVER.hostName())));
    client.setSSLParameters(asking);
    SSLEngine plain =
        TlsContexts.server(host -> Optional.of(identity), trust, profile).createSSLEngine();
    plain.setUseClientMode(false);
    plain.setSSLParameters(TlsContexts.parameters(profile, host -> Optional.of(identity)));
    this.server = TlsContexts.bounded(between.apply(plain), told::add);
  }

  EnginePair shakeHands() throws SSLException {
    ByteBuffer toServer = ByteBuffer.allocate(1 << 16);
    ByteBuffer toClient = ByteBuffer.allocate(1 << 16);
    client.beginHandshake();
    server.beginHandshake();
    for (int i = 0; i < 100; i++) {
      step(client, toServer, toClient);
      step(server, toClient, toServer);
    }
    return this;
  }

  private static void step(SSLEngine engine, ByteBuffer out, ByteBuffer in) throws SSLException {
    for (Runnable task = engine.getDelegatedTask(); task != null; ) {
      task.run();
      task = engine.getDelegatedTask();
    }
    if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      engine.wrap(ByteBuffer.allocate(0), out);
      return;
    }
    in.flip();
    if (in.hasRemaining()) {
      engine.unwrap(in, ByteBuffer.allocate(1 << 16));
    }
    in.compact();
  }

  boolean stands() {
    return client.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
        && server.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
  }

  /** One record with that text. */
  static ByteBuffer record(SSLEngine from, String text) throws SSLException {
    ByteBuffer net = ByteBuffer.allocate(1 << 15);
    from.wrap(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), net);
    return net.flip();
  }

  static String text(SSLEngine at, ByteBuffer record) throws SSLException {
    ByteBuffer plain = ByteBuffer.allocate(1 << 15);
    at.unwrap(record, plain);
    return StandardCharsets.UTF_8.decode(plain.flip()).toString();
  }

  SSLEngineResult receive(ByteBuffer record) throws SSLException {
    return server.unwrap(record, ByteBuffer.allocate(1 << 15));
  }
}
