package jukigate.app.courier;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import jukigate.app.play.PlayedMessage;
import jukigate.app.scenario.Ending;
import jukigate.app.scenario.Sending;
import jukigate.conformance.line.Heard;
import jukigate.conformance.line.TlsPost;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.TestPki;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.key.DecryptionIdentity;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.FaultBody;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.ReceivedFault;
import jukigate.wire.message.Validity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.security.Sealer;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.security.Unsealer;
import jukigate.wire.trust.Trust;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;

/** Seals a message as its sender, delivers the bytes, and judges the answer as its sender would. */
public final class Courier {
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final Line line;
  private final TlsPost post;
  private final RandomGenerator random;

  /**
   * What connects senders with the gateway.
   *
   * @param gateway where each sender finds it, e.g. {@code https://gateway.jukigate.localhost:8443}
   */
  public record Line(
      TestPki pki,
      SecurityProfile profile,
      Trust trust,
      Function<NodeId, URI> gateway,
      InstantSource clock) {
    /** At one address for all. */
    public Line(
        TestPki pki, SecurityProfile profile, Trust trust, URI gateway, InstantSource clock) {
      this(pki, profile, trust, sender -> gateway, clock);
    }
  }

  public Courier(Line line, RandomGenerator random) {
    this.line = line;
    this.post = new TlsPost(line.profile(), line.trust());
    this.random = random;
  }

  /**
   * A sealed request.
   *
   * @param id its wsa:MessageID, which the answer must name
   */
  public record Sealed(Sending sending, MessageId id, Payload bytes) {
    /** The same message with other bytes. */
    public Sealed with(Function<Payload, Payload> change) {
      return new Sealed(sending, id, change.apply(bytes));
    }
  }

  /** A message as its receiver would accept it, if the signer is the sender. */
  public Sealed seal(Sending sending, Element body, SigningIdentity signer) {
    MessageId id = MessageId.fresh(random);
    Addressing addressing =
        new Addressing(
            sending.to(),
            sending.from(),
            sending.operation().requestAction(),
            id,
            Optional.empty());
    OutgoingMessage message =
        new OutgoingMessage(
            MessageKind.REQUEST,
            addressing,
            Optional.of(sending.dispatch()),
            Validity.from(line.clock().instant(), LIFE),
            body,
            sending.operation().encrypted()
                ? Optional.of(line.pki().encryptionCertificate(sending.to()))
                : Optional.empty());
    return new Sealed(sending, id, new Sealer(line.profile()).seal(message, signer));
  }

  /** Sends and judges. */
  public PlayedMessage deliver(Sealed sealed, Optional<TlsIdentity> identity, boolean alertWanted) {
    Sending sending = sealed.sending();
    URI gateway = line.gateway().apply(sending.from());
    URI address = URI.create(gateway + "/" + sending.operation().service() + "/v1");
    Instant begin = line.clock().instant();
    Heard heard =
        post.post(
            address,
            identity,
            new TlsPost.Request(sending.operation().requestAction(), sealed.bytes()),
            alertWanted);
    Judged judged = judge(sealed, heard);
    return new PlayedMessage(
        new PlayedMessage.Route(sending.from(), sending.to(), sending.operation().name()),
        begin,
        Duration.between(begin, line.clock().instant()),
        judged.ending(),
        judged.correlationId(),
        new PlayedMessage.Bytes(sealed.bytes(), judged.answer()));
  }

  /**
   * The body of an encrypted answer, as its receiver reads it.
   *
   * @param reader whose key opens it
   */
  public Outcome<Element> open(Payload answer, DecryptionIdentity reader) {
    return unsealed(answer).then(message -> message.open(reader));
  }

  private Outcome<UnsealedMessage> unsealed(Payload answer) {
    return Envelope.parse(answer, Direction.ANSWER, XmlLimits.DEFAULT)
        .then(
            envelope ->
                new Unsealer(line.profile(), line.trust())
                    .unseal(envelope, line.clock().instant()));
  }

  private record Judged(Ending ending, Optional<Payload> answer, Optional<String> correlationId) {
    /** A fault names its id itself; everything else is found by what HTTP said. */
    Judged onRecordAs(Optional<String> id) {
      return new Judged(ending, answer, correlationId.or(() -> id));
    }
  }

  private Judged judge(Sealed sealed, Heard heard) {
    return switch (heard) {
      case Heard.Alert(String name) ->
          new Judged(new Ending.TlsAlert(name), Optional.empty(), Optional.empty());
      case Heard.Nothing nothing ->
          new Judged(
              new Ending.Lost(RefusalCode.NODE_UNREACHABLE.id()),
              Optional.empty(),
              Optional.empty());
      case Heard.Answer answer -> judge(sealed, answer);
    };
  }

  private Judged judge(Sealed sealed, Heard.Answer answer) {
    Payload body = answer.body();
    return switch (unsealed(body)) {
      case Outcome.Refused<UnsealedMessage>(Refusal refusal) ->
          unbelievable("HTTP " + answer.status() + ", " + refusal.code().id(), body)
              .onRecordAs(answer.correlationId());
      case Outcome.Passed<UnsealedMessage>(UnsealedMessage message) ->
          believed(sealed, message, body).onRecordAs(answer.correlationId());
    };
  }

  private static Judged believed(Sealed sealed, UnsealedMessage message, Payload body) {
    boolean related = message.addressing().relatesTo().equals(Optional.of(sealed.id()));
    if (!related) {
      return unbelievable("RelatesTo", body);
    }
    if (message.kind() == MessageKind.FAULT) {
      return fault(sealed, message, body);
    }
    boolean fromReceiver = message.signer().equals(sealed.sending().to());
    return fromReceiver
        ? new Judged(new Ending.Acknowledged(), Optional.of(body), Optional.empty())
        : unbelievable("signed by " + message.signer(), body);
  }

  private static Judged fault(Sealed sealed, UnsealedMessage message, Payload body) {
    NodeId signer = message.signer();
    if (!signer.equals(NodeId.GATEWAY) && !signer.equals(sealed.sending().to())) {
      return unbelievable("fault signed by " + signer, body);
    }
    // A node's correlation id is of its own log; the journal has the message under another one.
    boolean journalled = signer.equals(NodeId.GATEWAY);
    return FaultBody.read(message.body())
        .map(
            read ->
                new Judged(
                    new Ending.Fault(read.refusalId()),
                    Optional.of(body),
                    journalled ? id(read) : Optional.empty()))
        .orElseGet(() -> unbelievable("fault without a refusal", body));
  }

  private static Optional<String> id(ReceivedFault fault) {
    return Optional.of(fault.correlationId()).filter(id -> !id.isBlank());
  }

  private static Judged unbelievable(String why, Payload body) {
    return new Judged(new Ending.Unbelievable(why), Optional.of(body), Optional.empty());
  }
}
