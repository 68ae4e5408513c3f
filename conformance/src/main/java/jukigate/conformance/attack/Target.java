package jukigate.conformance.attack;

import java.net.URI;
import java.time.InstantSource;
import jukigate.domain.node.NodeId;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;

/**
 * Whom to attack, with the keys of which nodes.
 *
 * @param endpoint e.g. {@code https://gateway.jukigate.localhost:8443}; on loopback
 */
public record Target(
    URI endpoint,
    TestPki pki,
    SecurityProfile profile,
    Trust trust,
    InstantSource clock,
    Witness witness) {
  /** Sends. */
  public static final NodeId CITY = new NodeId("cs-221007");

  /** Receives. */
  public static final NodeId PREFECTURE = new NodeId("pref-220001");

  /** Is on the network, too, and has no business here. */
  public static final NodeId OTHER_CITY = new NodeId("cs-141003");

  String host() {
    return NodeId.GATEWAY.hostName() + ":" + endpoint.getPort();
  }
}
