package jukigate.app.kill;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import jukigate.domain.node.NodeId;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.server.GatewayKeys;
import jukigate.gateway.server.GatewayServer;
import jukigate.gateway.server.Surroundings;
import jukigate.keystores.TestPki;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.Trust;

/** A gateway and nothing else, until it is killed or whoever started it is gone. */
final class KilledGateway {
  private KilledGateway() {}

  /**
   * @param arguments home folder, folder of the PKI, then {@code node=base URL} for each node
   */
  public static void main(String[] arguments) throws IOException {
    JvmSecurity.harden();
    var random = new SecureRandom();
    var clock = InstantSource.system();
    TestPki pki = TestPki.openOrMint(Path.of(arguments[1]), clock, random).orThrow();
    Map<NodeId, URI> nodes = new HashMap<>();
    for (int i = 2; i < arguments.length; i++) {
      String[] parts = arguments[i].split("=", 2);
      nodes.put(new NodeId(parts[0]), URI.create(parts[1]));
    }
    GatewayConfig config =
        GatewayConfig.of(nodes)
            .with("listen.port", "0")
            .then(made -> made.with("home", arguments[0]))
            .orThrow();
    var keys =
        new GatewayKeys(
            () -> pki.tls(NodeId.GATEWAY), () -> pki.signing(NodeId.GATEWAY, config.profile()));
    var trust = new Trust(pki.trustMaterial(), config.profile(), clock);
    try (var server =
        GatewayServer.start(config, keys, trust, Surroundings.of(clock, random)).orThrow()) {
      System.out.println("listening " + server.port());
      int unused = System.in.read();
    }
  }
}
