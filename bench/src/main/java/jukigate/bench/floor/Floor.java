package jukigate.bench.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jukigate.bench.batch.Batch;
import jukigate.bench.batch.BodyText;
import jukigate.bench.batch.Parties;
import jukigate.bench.load.Exchange;
import jukigate.bench.load.Subject;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.security.Sealer;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;

/**
 * Only the signatures and digests that nobody can leave out, over the octets of real messages: each
 * message is signed once and verified twice, by the gateway and by its receiver.
 */
public final class Floor implements Subject {
  private final Parties parties;
  private final boolean gatewayOnly;

  /**
   * @param gatewayOnly what the gateway has to do of it: to verify request and answer
   */
  public Floor(Parties parties, boolean gatewayOnly) {
    this.parties = parties;
    this.gatewayOnly = gatewayOnly;
  }

  @Override
  public Exchange exchange(int entries) {
    Samples samples = new Samples(parties);
    SignedOctets request = samples.request(entries);
    SignedOctets answer = samples.answer(entries);
    if (gatewayOnly) {
      byte[] requested = request.sign();
      byte[] answered = answer.sign();
      return () -> {
        request.verify(requested);
        answer.verify(answered);
      };
    }
    return () -> {
      whole(request);
      whole(answer);
    };
  }

  private static void whole(SignedOctets message) {
    byte[] signature = message.sign();
    message.verify(signature);
    message.verify(signature);
  }

  @Override
  public void close() {}

  /** Real messages, sealed once. */
  private static final class Samples {
    private final Parties parties;
    private final Sealer sealer = new Sealer(Parties.PROFILE);
    private final BodyText text = new BodyText();

    Samples(Parties parties) {
      this.parties = parties;
    }

    SignedOctets request(int entries) {
      var addressing =
          new Addressing(
              Parties.RECEIVER,
              Parties.SENDER,
              Batch.OPERATION.requestAction(),
              MessageId.fresh(parties.random()),
              Optional.empty());
      var dispatch = new Dispatch("op-bench", "term-bench", Purpose.REGISTER_UPDATE);
      return octets(
          MessageKind.REQUEST,
          addressing,
          Optional.of(dispatch),
          text.element(Batch.request(entries)));
    }

    SignedOctets answer(int entries) {
      Instant now = parties.clock().instant();
      var addressing =
          new Addressing(
              Parties.SENDER,
              Parties.RECEIVER,
              Batch.OPERATION.responseAction(),
              MessageId.fresh(parties.random()),
              Optional.of(MessageId.fresh(parties.random())));
      return octets(
          MessageKind.RESPONSE,
          addressing,
          Optional.empty(),
          text.element(Batch.answer(Batch.request(entries), now)));
    }

    private SignedOctets octets(
        MessageKind kind, Addressing addressing, Optional<Dispatch> dispatch, Element body) {
      var validity = Validity.from(parties.clock().instant(), Duration.ofMinutes(5));
      var message =
          new OutgoingMessage(kind, addressing, dispatch, validity, body, Optional.empty());
      NodeId from = addressing.from();
      Payload sealed = sealer.seal(message, parties.signing(from));
      Direction direction = kind == MessageKind.REQUEST ? Direction.REQUEST : Direction.ANSWER;
      Envelope envelope = Envelope.parse(sealed, direction, XmlLimits.DEFAULT).orThrow();
      return SignedOctets.of(envelope, parties.signing(from));
    }
  }
}
