package jukigate.app.backbone;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.node.NodeId;
import jukigate.domain.time.BackboneClock;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.line.Link;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;

/**
 * What a backbone is made of.
 *
 * @param config of the gateway: profile, port, and where the nodes listen that are not simulated
 * @param simulated the nodes that this process plays; none, and the gateway is alone
 * @param observer sees their messages
 * @param lines what the nodes are connected with; empty, and they dial the gateway itself
 */
public record BackboneSetup(
    TestPki pki,
    GatewayConfig config,
    Nodes simulated,
    Around around,
    MessageObserver observer,
    Optional<Link.Setting> lines) {
  /** Without lines. */
  public BackboneSetup(
      TestPki pki, GatewayConfig config, Nodes simulated, Around around, MessageObserver observer) {
    this(pki, config, simulated, around, observer, Optional.empty());
  }

  /** The same over lines, or without them. */
  public BackboneSetup over(Optional<Link.Setting> others) {
    return new BackboneSetup(pki, config, simulated, around, observer, others);
  }

  /** The same where somebody else sees the messages of the nodes. */
  public BackboneSetup seenBy(MessageObserver other) {
    return new BackboneSetup(pki, config, simulated, around, other, lines);
  }

  /**
   * The simulated nodes.
   *
   * @param port the port that they share; 0 takes a free one
   * @param folder their database
   * @param sending how their notifications leave
   */
  public record Nodes(Set<NodeId> ids, int port, Path folder, Sending sending) {}

  /**
   * Time and randomness.
   *
   * @param clock the one that the PKI was opened with, too
   */
  public record Around(BackboneClock clock, SecureRandom random) {
    /** With a clock that is not moved from here. */
    public Around(InstantSource clock, SecureRandom random) {
      this(BackboneClock.real(clock), random);
    }
  }
}
