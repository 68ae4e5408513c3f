package jukigate.simulators.post;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.observe.MessageEvent;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.security.Sealer;
import jukigate.wire.tls.HttpAnswer;

/**
 * Sends one request of a node through the gateway and verifies the answer: signed by the receiver,
 * or a fault of the receiver or the gateway; related to the request; valid.
 */
public final class NodePost implements AutoCloseable {
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final Wire wire;
  private final ClientPool clients;
  private final Sealer sealer;
  private final AnswerCheck check;
  private final MessageIds ids;
  private final InstantSource clock;
  private final MessageObserver observer;
  private final Duration timeout;
  private volatile Function<NodeId, URI> gateways;

  /**
   * Where the gateway listens.
   *
   * @param base e.g. {@code https://gateway.jukigate.localhost:8443}; the service path is appended
   * @param timeout how long to wait for an answer
   */
  public record Gateway(URI base, Duration timeout) {}

  public NodePost(Wire wire, Gateway gateway, MessageIds ids, InstantSource clock) {
    this.wire = wire;
    this.timeout = gateway.timeout();
    this.gateways = node -> gateway.base();
    this.ids = ids;
    this.clock = clock;
    this.observer = wire.observer();
    this.clients = new ClientPool(wire.keys(), wire.trust(), wire.profile());
    this.sealer = new Sealer(wire.profile());
    this.check = new AnswerCheck(wire, clock);
  }

  /**
   * Sends to other addresses of the gateway from the next message on.
   *
   * @param bases where each node finds it
   */
  public void use(Function<NodeId, URI> bases) {
    gateways = bases;
  }

  /**
   * One attempt, with a MessageID of its own. Refused when no answer came, or none that is
   * accepted: whether the receiver acted is then unknown.
   */
  public Outcome<Reply> send(Letter letter) {
    MessageId id = ids.next();
    return sealed(letter, id)
        .then(
            payload -> {
              observer.saw(
                  new MessageEvent.Sent(
                      clock.instant(), letter.from(), letter.to(), operation(letter), payload));
              return exchanged(letter, id, payload);
            });
  }

  @Override
  public void close() {
    clients.close();
  }

  private Outcome<Payload> sealed(Letter letter, MessageId id) {
    var encryptFor =
        letter.operation().encrypted()
            ? wire.keys().encryptionCertificate(letter.to())
            : Optional.<java.security.cert.X509Certificate>empty();
    if (letter.operation().encrypted() && encryptFor.isEmpty()) {
      return Outcome.refused(RefusalCode.RECEIVER_UNKNOWN, letter.to());
    }
    var addressing =
        new Addressing(
            letter.to(), letter.from(), letter.operation().requestAction(), id, Optional.empty());
    var message =
        new OutgoingMessage(
            MessageKind.REQUEST,
            addressing,
            Optional.of(letter.dispatch()),
            Validity.from(clock.instant(), LIFE),
            letter.body(),
            encryptFor);
    return Outcome.passed(sealer.seal(message, wire.keys().signing(letter.from())));
  }

  private Outcome<Reply> exchanged(Letter letter, MessageId id, Payload payload) {
    URI gateway = gateways.apply(letter.from());
    URI address = URI.create(gateway + "/" + letter.operation().service() + "/v1");
    String action = letter.operation().requestAction();
    Outcome<HttpAnswer> answer =
        clients.with(letter.from(), client -> client.post(address, action, payload, timeout));
    return switch (answer) {
      case Outcome.Passed<HttpAnswer>(HttpAnswer http) -> judged(letter, id, http);
      case Outcome.Refused<HttpAnswer>(Refusal refusal) ->
          unanswered(letter, Payload.of(new byte[0]), refusal);
    };
  }

  private Outcome<Reply> judged(Letter letter, MessageId id, HttpAnswer http) {
    var reply = gatewayIs(http.peer()).then(peer -> check.judge(letter, id, http.body()));
    return switch (reply) {
      case Outcome.Passed<Reply>(Reply said) -> answered(letter, http.body(), said);
      case Outcome.Refused<Reply>(Refusal refusal) -> unanswered(letter, http.body(), refusal);
    };
  }

  private static Outcome<NodeId> gatewayIs(NodeId peer) {
    return peer.equals(NodeId.GATEWAY)
        ? Outcome.passed(peer)
        : Outcome.refused(RefusalCode.RELAY_UNKNOWN, peer);
  }

  private Outcome<Reply> answered(Letter letter, Payload payload, Reply reply) {
    observer.saw(
        new MessageEvent.Answered(
            clock.instant(),
            letter.from(),
            letter.to(),
            operation(letter),
            payload,
            reply instanceof Reply.Fault fault ? Optional.of(fault.fault()) : Optional.empty()));
    return Outcome.passed(reply);
  }

  private Outcome<Reply> unanswered(Letter letter, Payload payload, Refusal refusal) {
    observer.saw(
        new MessageEvent.Unanswered(
            clock.instant(), letter.from(), letter.to(), operation(letter), payload, refusal));
    return Outcome.refused(refusal);
  }

  private static Optional<jukigate.domain.message.Operation> operation(Letter letter) {
    return Optional.of(letter.operation());
  }
}
