package jukigate.app.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.courier.Courier;
import jukigate.app.scenario.Form;
import jukigate.app.scenario.Sending;
import jukigate.conformance.line.Heard;
import jukigate.conformance.line.TlsPost;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.SimulatorConfig;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.message.Dispatch;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.security.Unsealer;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;

/** A running backbone, and senders whose messages are right in form, signature and route. */
public final class Stand implements AutoCloseable {
  public static final NodeId CITY = new NodeId("cs-221007");
  public static final NodeId OTHER_CITY = new NodeId("cs-141003");
  public static final NodeId PREFECTURE = new NodeId("pref-220001");
  private static final Set<NodeId> NODES =
      Set.of(
          CITY,
          OTHER_CITY,
          PREFECTURE,
          new NodeId("pref-140007"),
          NodeId.NATIONAL,
          NodeId.CARD_MANAGEMENT);

  private final Path home;
  private final Backbone backbone;
  private final Courier courier;

  private Stand(Path home, Backbone backbone, Courier courier) {
    this.home = home;
    this.backbone = backbone;
    this.courier = courier;
  }

  /** Nothing leaves an outbox unless asked. */
  public static Stand start(Path home) {
    JvmSecurity.harden();
    var random = new SecureRandom();
    var clock = InstantSource.system();
    TestPki pki = TestPki.openOrMint(home.resolve("pki"), clock, random).orThrow();
    GatewayConfig config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    var nodes =
        new BackboneSetup.Nodes(
            NODES, 0, home.resolve("nodes"), SimulatorConfig.Sending.WHEN_ASKED);
    var around = new BackboneSetup.Around(clock, random);
    Backbone backbone =
        Backbone.start(new BackboneSetup(pki, config, nodes, around, MessageObserver.NONE))
            .orThrow();
    var line =
        new Courier.Line(pki, backbone.profile(), backbone.trust(), backbone.gatewayUrl(), clock);
    return new Stand(home, backbone, new Courier(line, random));
  }

  /** A message to send: everything but its body follows from sender, receiver and operation. */
  public record Sent(NodeId from, NodeId to, Operation operation, String body) {
    static Sent update(String body) {
      return new Sent(CITY, PREFECTURE, Operation.UPDATE_IDENTITY, body);
    }

    static Sent card(String body) {
      return new Sent(CITY, NodeId.CARD_MANAGEMENT, Operation.UPDATE_CARD_STATE, body);
    }
  }

  /** The verified answer, and what was sent to get it. */
  public record Answered(Courier.Sealed sealed, Payload bytes, UnsealedMessage message) {}

  /** Signs as the sender, posts over mutual TLS, verifies the answer. */
  public Answered send(Sent sent) {
    Courier.Sealed sealed = seal(sent);
    Heard heard =
        new TlsPost(backbone.profile(), backbone.trust())
            .post(
                URI.create(backbone.gatewayUrl() + "/" + sent.operation().service() + "/v1"),
                Optional.of(backbone.pki().tls(sent.from())),
                new TlsPost.Request(sent.operation().requestAction(), sealed.bytes()),
                false);
    assertThat(heard).isInstanceOf(Heard.Answer.class);
    Payload body = ((Heard.Answer) heard).body();
    UnsealedMessage message =
        Envelope.parse(body, Direction.ANSWER, XmlLimits.DEFAULT)
            .then(
                envelope ->
                    new Unsealer(backbone.profile(), backbone.trust())
                        .unseal(envelope, backbone.clock().instant()))
            .orThrow();
    return new Answered(sealed, body, message);
  }

  /** Sends what the receiver has to accept. */
  public void accepted(Sent sent) {
    Answered answered = send(sent);
    assertThat(answered.message().addressing().action())
        .as(
            () ->
                new String(answered.bytes().toByteArray(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(sent.operation().responseAction());
    assertThat(answered.message().signer()).isEqualTo(sent.to());
  }

  /** What a node keeps; not the replay check, in which a refused message stands, too. */
  public List<String> stateOf(NodeId node) {
    return rows().stream()
        .filter(row -> row.node().equals(node.value()))
        .filter(row -> !row.table().contains("ADMITTED"))
        .map(NodeRows.Row::toString)
        .sorted()
        .toList();
  }

  /** Everything in the database that the simulated nodes share. */
  public List<NodeRows.Row> rows() {
    return NodeRows.of(home.resolve("nodes"));
  }

  public SimulatedNodes nodes() {
    return backbone.nodes().orElseThrow();
  }

  public Backbone backbone() {
    return backbone;
  }

  public Path home() {
    return home;
  }

  @Override
  public void close() {
    backbone.close();
  }

  private Courier.Sealed seal(Sent sent) {
    var purpose = Purpose.ofCode(purpose(sent.operation())).orElseThrow();
    var dispatch = new Dispatch("op-0001", "term-0001", purpose);
    var sending =
        new Sending(
            sent.from(), sent.to(), sent.operation(), dispatch, new Form(Path.of("body.xml")));
    var root =
        SafeXml.parse(Payload.ofUtf8(sent.body()), XmlLimits.DEFAULT)
            .orThrow()
            .getDocumentElement();
    return courier.seal(sending, root, backbone.pki().signing(sent.from(), backbone.profile()));
  }

  private static String purpose(Operation operation) {
    return switch (operation.service()) {
      case "identity-update" -> "P01";
      case "out-migration" -> "P02";
      case "residence-copy" -> "P03";
      default -> "P04";
    };
  }
}
