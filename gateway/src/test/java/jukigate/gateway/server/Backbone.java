package jukigate.gateway.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import jukigate.domain.message.FreshId;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.gateway.Gateway;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.journal.Journal;
import jukigate.gateway.observe.Observer;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.parse.Http;
import jukigate.gateway.seal.Reply;
import jukigate.gateway.validate.ContractPack;
import jukigate.keystores.TestPki;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.FaultBody;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.ReceivedFault;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.security.Unsealer;
import jukigate.wire.tls.HttpAnswer;
import jukigate.wire.trust.Trust;
import jukigate.wire.xml.XmlLimits;

/** A gateway with real keys, signatures and trust between one sender and one scripted node. */
final class Backbone {
  static final NodeId SENDER = new NodeId("cs-221007");
  static final NodeId OTHER_CS = new NodeId("cs-141003");
  static final NodeId PREFECTURE = new NodeId("pref-220001");
  static final SecurityProfile PROFILE = SecurityProfile.HIGH_2026;
  static final XmlLimits LIMITS = new XmlLimits(10 << 20, 64, 20_000, 50);
  private static final Path SAMPLES =
      Path.of("..", "contract", "src", "test", "resources", "samples");
  private static final ContractPack PACK = ContractPack.own();

  final Random random = new Random(20_261_121);
  final List<Payload> atNode = new CopyOnWriteArrayList<>();
  final TestPki pki;
  final Trust trust;
  Instant now;

  /** What the node answers; by default an acknowledgement. */
  Function<Payload, Outcome<HttpAnswer>> node = this::acknowledge;

  Backbone(Path folder) {
    this(folder, Instant.parse("2026-11-21T03:00:00Z"));
  }

  /**
   * Keys and lists are good from this time on: for a JDK's own TLS, which knows no other clock, it
   * is the machine's.
   */
  Backbone(Path folder, Instant now) {
    this.now = now;
    pki = TestPki.openOrMint(folder, () -> this.now, new SecureRandom(), Map.of()).orThrow();
    trust = new Trust(pki.trustMaterial(), PROFILE, () -> this.now);
  }

  Gateway gateway(Journal journal) {
    return gateway(journal, GatewayConfig.of(nodes()));
  }

  Gateway gateway(Journal journal, GatewayConfig config) {
    var keys =
        new GatewayKeys(() -> pki.tls(NodeId.GATEWAY), () -> pki.signing(NodeId.GATEWAY, PROFILE));
    var around = Surroundings.of(() -> now, random);
    var steps =
        new Assembly(config, PACK, keys, trust, around)
            .steps(
                journal,
                (address, action, payload, timeout) -> {
                  atNode.add(payload);
                  return node.apply(payload);
                });
    return new Gateway(steps, System::nanoTime, Observer.NONE);
  }

  static Map<NodeId, URI> nodes() {
    return Map.of(
        SENDER, URI.create("https://cs-221007.jukigate.localhost:9443/cs"),
        OTHER_CS, URI.create("https://cs-141003.jukigate.localhost:9443/cs"),
        PREFECTURE, URI.create("https://pref-220001.jukigate.localhost:9443/pref"));
  }

  Draft update() {
    var addressing =
        new Addressing(
            PREFECTURE,
            SENDER,
            Operation.UPDATE_IDENTITY.requestAction(),
            freshId(),
            Optional.empty());
    return new Draft(
        MessageKind.REQUEST,
        addressing,
        Purpose.REGISTER_UPDATE,
        now,
        sample("UpdateIdentity"),
        Optional.empty(),
        pki.signing(SENDER, PROFILE));
  }

  Draft answer(Payload request) {
    Addressing asked = Envelope.parse(request, Direction.REQUEST, LIMITS).orThrow().addressing();
    var addressing =
        new Addressing(
            asked.from(),
            asked.to(),
            asked.action() + "Response",
            freshId(),
            Optional.of(asked.messageId()));
    return new Draft(
        MessageKind.RESPONSE,
        addressing,
        Purpose.REGISTER_UPDATE,
        now,
        sample("UpdateIdentityResponse"),
        Optional.empty(),
        pki.signing(asked.to(), PROFILE));
  }

  Outcome<HttpAnswer> acknowledge(Payload request) {
    return http(200, answer(request).seal(PROFILE), PREFECTURE);
  }

  static Outcome<HttpAnswer> http(int status, Payload body, NodeId peer) {
    return Outcome.passed(
        new HttpAnswer(status, body, peer, Map.of("content-type", "text/xml; charset=utf-8")));
  }

  Arrival arrival(Payload body) {
    return arrival(body, Operation.UPDATE_IDENTITY);
  }

  Arrival arrival(Payload body, Operation operation) {
    var http =
        new Http(
            "POST",
            operation.path(),
            Optional.of("text/xml; charset=utf-8"),
            Optional.empty(),
            Optional.of("\"" + operation.requestAction() + "\""));
    return new Arrival(FreshId.of(random), now, http, pki.tls(SENDER).chain(), body);
  }

  /** The gateway's own fault, its signature verified. */
  ReceivedFault fault(Reply reply) {
    return FaultBody.read(unseal(reply).body()).orElseThrow();
  }

  UnsealedMessage unseal(Reply reply) {
    var envelope = Envelope.parse(reply.body(), Direction.ANSWER, LIMITS).orThrow();
    return new Unsealer(PROFILE, trust).unseal(envelope, now).orThrow();
  }

  MessageId freshId() {
    return MessageId.fresh(random);
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  static String sample(String name) {
    try {
      return Files.readString(SAMPLES.resolve(name + ".xml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
