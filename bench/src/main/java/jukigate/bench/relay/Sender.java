package jukigate.bench.relay;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import jukigate.bench.work.BodyText;
import jukigate.bench.work.Parties;
import jukigate.bench.work.Work;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.FaultBody;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.security.Sealer;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.security.Unsealer;
import jukigate.wire.tls.NodeClient;
import jukigate.wire.trust.Trust;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;

/** A municipal CS that asks, and verifies what answers it. Thread-safe. */
public final class Sender<Q, A> implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Work<Q, A> work;
  private final Parties parties;
  private final Dispatch dispatch;
  private final SigningIdentity signer;
  private final Sealer sealer = new Sealer(Parties.PROFILE);
  private final Unsealer unsealer;
  private final Closing closing;
  private final NodeClient client;
  private final BodyText text;

  public Sender(Work<Q, A> work, Parties parties) {
    Trust trust = parties.trust();
    this.work = work;
    this.parties = parties;
    this.dispatch = new Dispatch("op-bench", "term-bench", work.purpose());
    this.signer = parties.signing(work.sender());
    this.unsealer = new Unsealer(Parties.PROFILE, trust);
    this.closing = Closing.of(work, parties, work.sender(), work.receiver());
    this.client =
        new NodeClient(Optional.of(parties.pki().tls(work.sender())), trust, Parties.PROFILE);
    this.text = new BodyText(work);
  }

  /**
   * Throws RefusedException when it is refused on the way, or its answer is.
   *
   * @param to e.g. {@code https://gateway.jukigate.localhost:8443}
   */
  public void send(Q request, URI to) {
    send(request, text.element(request), to);
  }

  /**
   * As {@link #send(Object, URI)}.
   *
   * @param body how the request is written
   */
  public void send(Q request, Element body, URI to) {
    var addressing =
        new Addressing(
            work.receiver(),
            work.sender(),
            work.operation().requestAction(),
            MessageId.fresh(parties.random()),
            Optional.empty());
    var message =
        new OutgoingMessage(
            MessageKind.REQUEST,
            addressing,
            Optional.of(dispatch),
            Validity.from(parties.clock().instant(), Duration.ofMinutes(5)),
            body,
            closing.encryptFor());
    UnsealedMessage answer = answer(sealer.seal(message, signer), addressing, to);
    work.check(text.read(closing.open(answer).orThrow(), work.answerType()), request);
  }

  private UnsealedMessage answer(Payload sealed, Addressing request, URI to) {
    URI address = URI.create(to + work.operation().path());
    UnsealedMessage answer =
        client
            .post(address, request.action(), sealed, PATIENCE)
            .then(http -> Envelope.parse(http.body(), Direction.ANSWER, XmlLimits.DEFAULT))
            .then(envelope -> unsealer.unsealAnswer(envelope, parties.clock().instant(), request))
            .orThrow();
    if (answer.kind() != MessageKind.RESPONSE) {
      throw refused(answer);
    }
    return answer;
  }

  /** With the id that the fault tells, where the catalogue has it. */
  private static RuntimeException refused(UnsealedMessage fault) {
    return FaultBody.read(fault.body())
        .flatMap(it -> RefusalCode.ofId(it.refusalId()))
        .<RuntimeException>map(code -> new RefusedException(Refusal.of(code)))
        .orElseGet(() -> new IllegalStateException("refused without an id"));
  }

  @Override
  public void close() {
    client.close();
  }
}
