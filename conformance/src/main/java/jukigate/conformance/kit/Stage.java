package jukigate.conformance.kit;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.conformance.stand.Dress;
import jukigate.conformance.stand.Network;
import jukigate.conformance.stand.Session;
import jukigate.conformance.stand.Stand;
import jukigate.conformance.sut.Abilities;
import jukigate.conformance.sut.Adapter;
import jukigate.conformance.sut.Errand;
import jukigate.conformance.sut.Told;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.keystores.BadCertificate;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;

/**
 * Where scenes are played: the stand, and what makes the system under test act.
 *
 * @param sut the municipal CS that the system plays
 * @param endpoint base URL of the system as a server, e.g. {@code
 *     https://cs-221007.jukigate.localhost:9443/cs}; empty where it is none
 * @param abilities in which exchanges it takes part
 */
public record Stage(
    Network network,
    NodeId sut,
    Stand stand,
    Adapter adapter,
    Optional<URI> endpoint,
    Abilities abilities) {
  /** Of a system that only sends. */
  public Stage(Network network, NodeId sut, Stand stand, Adapter adapter) {
    this(network, sut, stand, adapter, Optional.empty(), Abilities.DEFAULT);
  }

  /** On the network, and with no business here. */
  static final NodeId OTHER = new NodeId("cs-011002");

  /** The same. */
  static final NodeId THIRD = new NodeId("cs-131016");

  /** The same, and it leaves the network: its certificates are revoked. */
  static final NodeId LEAVER = new NodeId("cs-271004");

  private static final Duration SETTLED = Duration.ofSeconds(2);

  /** Whom the kit plays. */
  static List<NodeId> partners(NodeId sut) {
    return List.of(
        NodeId.GATEWAY,
        NodeId.prefecture(sut.localGovernment().orElseThrow()),
        OTHER,
        THIRD,
        LEAVER,
        NodeId.NATIONAL,
        NodeId.CARD_MANAGEMENT,
        NodeId.MYNAPORTAL,
        NodeId.supplementaryPrefecture(sut.localGovernment().orElseThrow()));
  }

  /**
   * Mints the keys of all who speak and the bad certificates, before anybody reads which of them
   * are revoked.
   */
  public static void prepare(TestPki pki, NodeId sut) {
    Set<NodeId> speaking = new HashSet<>(partners(sut));
    speaking.add(sut);
    for (SecurityProfile profile :
        List.of(SecurityProfile.HIGH_2026, SecurityProfile.RECOMMENDED_2026)) {
      pki.mintMissing(speaking, profile).orThrow();
    }
    NodeId prefecture = NodeId.prefecture(sut.localGovernment().orElseThrow());
    Stream.concat(BadCertificate.all().stream(), BadCertificate.ofServers().stream())
        .forEach(bad -> users(bad, prefecture).forEach(node -> pki.bad().prepare(bad, node)));
  }

  /** In whose name the kit shows it. */
  private static List<NodeId> users(BadCertificate bad, NodeId prefecture) {
    return switch (bad.role()) {
      case TLS -> List.of(NodeId.GATEWAY);
      case SIGN -> List.of(prefecture, NodeId.GATEWAY);
      default -> List.of();
    };
  }

  /** Those of the profile, and with a contract pack those that fit any contract. */
  public List<TestCase> fitting(List<TestCase> cases) {
    return cases.stream()
        .filter(it -> it.holdsIn(network.profile().name()))
        .filter(it -> network.contract().isOwn() || it.isGeneric())
        .toList();
  }

  /** Plays it from start to end, about somebody new. */
  Transcript play(Scene scene, Dress dress) {
    return switch (scene) {
      case Sending sending -> play(sending, dress);
      case Story story -> play(story);
      case Receiving(String id, var title, List<Call> calls) ->
          Transcript.of(
              scene,
              network,
              sut,
              endpoint.map(base -> Caller.visit(network, sut, base, calls, dress)));
    };
  }

  private Transcript play(Sending scene, Dress dress) {
    Session session = stand.begin(scene.conduct(), dress);
    List<Errand> errands = errands().inTurn(scene.events());
    List<Outcome<Told>> told = new ArrayList<>();
    errands.forEach(errand -> told.add(adapter.send(errand)));
    for (int i = 0; i < scene.again() && waits(told.getLast()); i++) {
      told.add(adapter.again(errands.getLast()));
    }
    session.settle(SETTLED);
    return new Transcript(
        scene, network, sut, errands, told, session.meetings(), Optional.empty(), List.of());
  }

  private Transcript play(Story story) {
    Session session = stand.begin(story.conduct().get(), Dress.PLAIN);
    try (Play play = new Play(this, session)) {
      story.plot().accept(play);
      session.settle(SETTLED);
      return Transcript.of(
          story,
          this,
          play.steps(),
          session.meetings(),
          play.steps().stream().flatMap(it -> it.errand().stream()).toList());
    }
  }

  Errands errands() {
    return new Errands(
        network, sut, URI.create("https://" + NodeId.GATEWAY.hostName() + ":" + stand.port()));
  }

  /** Whether the contract has anything that the system sends. */
  public boolean sends() {
    return errands().isThere();
  }

  /** What the system is called with; empty where it is not, or the contract has nothing. */
  Optional<Probes> probes() {
    return endpoint.flatMap(base -> Probes.of(network.contract(), sut));
  }

  private static boolean waits(Outcome<Told> told) {
    return told.isPassed()
        && (told.orThrow().state() == Told.State.WAITING
            || told.orThrow().state() == Told.State.UNKNOWN);
  }
}
