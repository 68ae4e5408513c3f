package jukigate.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.conformance.line.Heard;
import jukigate.conformance.line.TlsPost;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig;
import jukigate.simulators.observe.MessageEvent;
import jukigate.simulators.rule.IdentityState;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.security.Unsealer;
import jukigate.wire.xml.XmlLimits;

/** The gateway, a city and its prefecture, and a city of each prefecture that does not answer. */
final class RunningBackbone implements AutoCloseable {
  static final NodeId CITY = Draft.CITY;
  static final NodeId PREFECTURE = Draft.PREFECTURE;
  static final NodeId CITY_OF_DOWN = new NodeId("cs-141003");
  static final NodeId DOWN = new NodeId("pref-140007");
  static final NodeId CITY_OF_SLOW = new NodeId("cs-011002");
  static final NodeId SLOW = new NodeId("pref-010006");

  final Backbone backbone;
  private final SecureRandom random = new SecureRandom();
  private final List<MessageEvent> events = new CopyOnWriteArrayList<>();
  private final TlsPost post;

  /**
   * @param elsewhere where the nodes listen that this process does not simulate
   */
  RunningBackbone(Path home, TestPki pki, Map<NodeId, URI> elsewhere) {
    GatewayConfig config =
        GatewayConfig.of(elsewhere)
            .with("listen.port", "0")
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .then(made -> made.with("timeouts.answer", "8s"))
            .orThrow();
    var nodes =
        new BackboneSetup.Nodes(
            Set.of(PREFECTURE, CITY, CITY_OF_DOWN, CITY_OF_SLOW),
            0,
            home.resolve("nodes"),
            SimulatorConfig.Sending.WHEN_ASKED);
    var around = new BackboneSetup.Around(InstantSource.system(), random);
    backbone = Backbone.start(new BackboneSetup(pki, config, nodes, around, events::add)).orThrow();
    post = new TlsPost(backbone.profile(), backbone.trust());
  }

  /** What a refused message must leave as it was. */
  record State(Optional<IdentityState> resident, int outbox, long arrived) {}

  State state(ResidentCode resident) {
    return new State(
        backbone.nodes().orElseThrow().prefecture(PREFECTURE).find(resident),
        backbone.nodes().orElseThrow().outbox(PREFECTURE).size(),
        events.stream().filter(MessageEvent.Received.class::isInstance).count());
  }

  Draft update() {
    return Draft.birth(backbone.pki(), profile(), random);
  }

  Shot shot(Draft draft) {
    return Shot.of(draft, draft.seal(profile()));
  }

  /** Everything still works: a good message is accepted, applied, and sent on. */
  void acceptsGoodMessages() {
    Draft draft = update();
    State before = state(draft.resident());
    Heard.Answer answer = send(shot(draft));
    assertThat(text(answer.body())).contains("UpdateIdentityResponse");
    State after = state(draft.resident());
    assertThat(after.resident()).isPresent();
    assertThat(after.outbox()).isEqualTo(before.outbox() + 1);
    assertThat(after.arrived()).isEqualTo(before.arrived() + 1);
  }

  Heard.Answer send(Shot shot) {
    URI address = URI.create(backbone.gatewayUrl() + "/" + shot.service().service() + "/v1");
    var identity = Optional.of(backbone.pki().tls(shot.connects()));
    Heard heard = post.post(address, identity, shot.request(), false);
    assertThat(heard).isInstanceOf(Heard.Answer.class);
    return (Heard.Answer) heard;
  }

  UnsealedMessage unseal(Payload answer) {
    return Envelope.parse(answer, Direction.ANSWER, XmlLimits.DEFAULT)
        .then(it -> new Unsealer(profile(), backbone.trust()).unseal(it, now()))
        .orThrow();
  }

  SecurityProfile profile() {
    return backbone.profile();
  }

  Instant now() {
    return InstantSource.system().instant();
  }

  static String text(Payload payload) {
    return new String(payload.toByteArray(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    backbone.close();
  }
}
