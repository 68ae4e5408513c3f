package jukigate.app.kill;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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
   * @param arguments home folder, folder of the PKI, then {@code node=base URL} for each node, and
   *     {@code --key=value} for each setting that is not the default
   */
  public static void main(String[] arguments) throws IOException {
    JvmSecurity.harden();
    var random = new SecureRandom();
    var clock = InstantSource.system();
    TestPki pki = TestPki.openOrMint(Path.of(arguments[1]), clock, random).orThrow();
    GatewayConfig config = config(Arrays.asList(arguments));
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

  private static GatewayConfig config(List<String> arguments) {
    Map<NodeId, URI> nodes = new HashMap<>();
    Map<String, String> settings = new HashMap<>();
    for (String argument : arguments.subList(2, arguments.size())) {
      String[] parts = argument.split("=", 2);
      if (parts[0].startsWith("--")) {
        settings.put(parts[0].substring(2), parts[1]);
      } else {
        nodes.put(new NodeId(parts[0]), URI.create(parts[1]));
      }
    }
    settings.put("listen.port", "0");
    settings.put("home", arguments.getFirst());
    GatewayConfig config = GatewayConfig.of(nodes);
    for (var setting : settings.entrySet()) {
      config = config.with(setting.getKey(), setting.getValue()).orThrow();
    }
    return config;
  }
}
