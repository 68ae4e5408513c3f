package jukigate.app.chaos;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.domain.node.NodeId;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;

/**
 * Does once, in one process, what the processes of a campaign do: the JVM can then keep the classes
 * that it takes, and each of them starts sooner.
 */
public final class Training {
  private Training() {}

  /**
   * @param arguments the PKI, and a folder for stores that nobody needs afterwards
   */
  public static void main(String[] arguments) {
    JvmSecurity.harden();
    var clock = InstantSource.system();
    var random = new SecureRandom();
    TestPki pki = TestPki.openOrMint(Path.of(arguments[0]), clock, random).orThrow();
    var around = new BackboneSetup.Around(clock, random);
    try (var backbone = Backbone.start(setup(pki, Path.of(arguments[1]), around)).orThrow()) {
      var nodes = backbone.nodes().orElseThrow();
      var cs = nodes.municipal(Part.CS.node());
      var unused = cs.deliver(cs.enter(new Life(1).event(1)).orThrow());
      int unusedToo = nodes.runDue(clock.instant());
    }
  }

  private static BackboneSetup setup(TestPki pki, Path folder, BackboneSetup.Around around) {
    GatewayConfig config =
        GatewayConfig.of(Map.<NodeId, URI>of())
            .with("home", folder.toString())
            .then(made -> made.with("profile", SecurityProfile.HIGH_2026.name()))
            .then(made -> made.with("listen.port", "0"))
            .orThrow();
    Set<NodeId> all = Part.nodes().stream().map(Part::node).collect(Collectors.toSet());
    var nodes =
        new BackboneSetup.Nodes(
            all, 0, folder.resolve("nodes"), SimulatorConfig.Sending.WHEN_ASKED);
    return new BackboneSetup(pki, config, nodes, around, MessageObserver.NONE);
  }
}
