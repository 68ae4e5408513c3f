package jukigate.bench.floor;

import java.time.Duration;
import java.util.Optional;
import jukigate.bench.load.Exchange;
import jukigate.bench.load.Subject;
import jukigate.bench.work.BodyText;
import jukigate.bench.work.Parties;
import jukigate.bench.work.Work;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.key.DecryptionIdentity;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.security.Sealer;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;

/**
 * Only what nobody can leave out, over the octets of real messages: each is signed once and
 * verified twice, by the gateway and by its receiver; what the contract encrypts is encrypted and
 * opened once.
 */
public final class Floor<Q, A> implements Subject {
  private final Work<Q, A> work;
  private final Parties parties;
  private final boolean gatewayOnly;

  /**
   * @param gatewayOnly what the gateway has to do of it: to verify request and answer
   */
  public Floor(Work<Q, A> work, Parties parties, boolean gatewayOnly) {
    this.work = work;
    this.parties = parties;
    this.gatewayOnly = gatewayOnly;
  }

  @Override
  public Exchange exchange(int residents) {
    var samples = new Samples<>(work, parties);
    Q body = work.request(residents);
    Message request = samples.request(body);
    Message answer = samples.answer(work.answer(body, parties.clock().instant()));
    if (gatewayOnly) {
      byte[] requested = request.signed().sign();
      byte[] answered = answer.signed().sign();
      return () -> {
        request.signed().verify(requested);
        answer.signed().verify(answered);
      };
    }
    return () -> {
      request.whole();
      answer.whole();
    };
  }

  @Override
  public void close() {}

  /**
   * @param closed where the contract encrypts
   */
  private record Message(SignedOctets signed, Optional<ClosedOctets> closed) {
    void whole() {
      Optional<Runnable> opening = closed.map(ClosedOctets::close);
      byte[] signature = signed.sign();
      signed.verify(signature);
      signed.verify(signature);
      opening.ifPresent(Runnable::run);
    }
  }

  /** Real messages, sealed once. */
  private static final class Samples<Q, A> {
    private final Work<Q, A> work;
    private final Parties parties;
    private final Sealer sealer = new Sealer(Parties.PROFILE);
    private final BodyText text;

    Samples(Work<Q, A> work, Parties parties) {
      this.work = work;
      this.parties = parties;
      this.text = new BodyText(work);
    }

    Message request(Q body) {
      var addressing =
          new Addressing(
              work.receiver(),
              work.sender(),
              work.operation().requestAction(),
              MessageId.fresh(parties.random()),
              Optional.empty());
      var dispatch = new Dispatch("op-bench", "term-bench", work.purpose());
      return message(addressing, Optional.of(dispatch), text.element(body));
    }

    Message answer(A body) {
      var addressing =
          new Addressing(
              work.sender(),
              work.receiver(),
              work.operation().responseAction(),
              MessageId.fresh(parties.random()),
              Optional.of(MessageId.fresh(parties.random())));
      return message(addressing, Optional.empty(), text.element(body));
    }

    private Message message(Addressing addressing, Optional<Dispatch> dispatch, Element body) {
      var validity = Validity.from(parties.clock().instant(), Duration.ofMinutes(5));
      MessageKind kind = dispatch.isPresent() ? MessageKind.REQUEST : MessageKind.RESPONSE;
      Optional<DecryptionIdentity> receiver =
          Optional.of(addressing.to())
              .filter(it -> work.operation().encrypted())
              .map(parties.pki()::decryption);
      var message =
          new OutgoingMessage(
              kind,
              addressing,
              dispatch,
              validity,
              body,
              receiver.map(DecryptionIdentity::certificate));
      SigningIdentity signer = parties.signing(addressing.from());
      Payload sealed = sealer.seal(message, signer);
      Direction direction = kind == MessageKind.REQUEST ? Direction.REQUEST : Direction.ANSWER;
      Envelope envelope = Envelope.parse(sealed, direction, XmlLimits.DEFAULT).orThrow();
      byte[] plain = SafeXml.serialize(body).toByteArray();
      return new Message(
          SignedOctets.of(envelope, signer),
          receiver.map(it -> new ClosedOctets(plain, it, parties.random())));
    }
  }
}
