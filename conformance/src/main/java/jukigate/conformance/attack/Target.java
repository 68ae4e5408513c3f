package jukigate.conformance.attack;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import jukigate.conformance.line.HostileServer;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;

/**
 * Whom to attack, with the keys of which nodes.
 *
 * @param endpoint e.g. {@code https://gateway.jukigate.localhost:8443}; on loopback
 * @param hostile plays {@link #FALSE_PREFECTURE}; without it there is nobody who answers badly
 * @param front how the endpoint is spoken to
 */
public record Target(
    URI endpoint,
    TestPki pki,
    SecurityProfile profile,
    Trust trust,
    InstantSource clock,
    Witness witness,
    Optional<HostileServer> hostile,
    Front front) {
  /** Without a hostile node behind it. */
  public Target(
      URI endpoint,
      TestPki pki,
      SecurityProfile profile,
      Trust trust,
      InstantSource clock,
      Witness witness) {
    this(endpoint, pki, profile, trust, clock, witness, Optional.empty(), Front.GATEWAY);
  }

  /** Sends. */
  public static final NodeId CITY = new NodeId("cs-221007");

  /** Receives. */
  public static final NodeId PREFECTURE = new NodeId("pref-220001");

  /** Is on the network, too, and has no business here. */
  public static final NodeId OTHER_CITY = new NodeId("cs-141003");

  /** Nobody plays it: its address is the attacker's. */
  public static final NodeId FALSE_PREFECTURE = new NodeId("pref-130001");

  /** May send to that prefecture. */
  public static final NodeId FALSE_CITY = new NodeId("cs-131016");

  /**
   * Itself, once it has shown that it accepts a good message. Refused: TARGET_NOT_GOOD, because of
   * an endpoint that refuses everything, refusals prove nothing.
   */
  public Outcome<Target> accepting() {
    try (Range range = new Range(this, new Random(clock.instant().toEpochMilli()))) {
      String answer = range.controlAnswer();
      return answer.equals("accepted")
          ? Outcome.passed(this)
          : Outcome.refused(RefusalCode.TARGET_NOT_GOOD, endpoint, answer);
    }
  }

  /** What it is, for what is right at it; the most particular first. */
  public List<String> places() {
    return front.client().isPresent()
        ? List.of(Attack.NODE, profile.name())
        : List.of(profile.name());
  }

  /** In the same prefecture as the city; nobody plays it. */
  public static final NodeId NEIGHBOUR = new NodeId("cs-221309");

  /** There, too; its certificates are revoked again and again. */
  public static final NodeId FLEETING = new NodeId("cs-222062");

  /** Has good certificates, and is not in the directory. */
  static final NodeId STRANGER = new NodeId("cs-222038");

  /** All of them. */
  static final Set<NodeId> NODES =
      Set.of(
          CITY,
          PREFECTURE,
          OTHER_CITY,
          FALSE_PREFECTURE,
          FALSE_CITY,
          NEIGHBOUR,
          FLEETING,
          STRANGER);

  /** Who connects for somebody who signs. */
  NodeId client(NodeId signer) {
    return front.client().filter(it -> front.carried().contains(signer)).orElse(signer);
  }

  String host() {
    return front.server().hostName() + ":" + endpoint.getPort();
  }
}
