package jukigate.bench.relay;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import jukigate.bench.batch.Batch;
import jukigate.bench.batch.BodyText;
import jukigate.bench.batch.Parties;
import jukigate.contract.identityupdate.UpdateIdentityBatch;
import jukigate.contract.identityupdate.UpdateIdentityBatchResponse;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
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

/** A municipal CS that sends batches and verifies what answers them. Thread-safe. */
public final class BatchSender implements AutoCloseable {
  private static final Dispatch DISPATCH =
      new Dispatch("op-bench", "term-bench", Purpose.REGISTER_UPDATE);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Parties parties;
  private final SigningIdentity signer;
  private final Sealer sealer = new Sealer(Parties.PROFILE);
  private final Unsealer unsealer;
  private final NodeClient client;
  private final BodyText text = new BodyText();

  public BatchSender(Parties parties) {
    Trust trust = parties.trust();
    this.parties = parties;
    this.signer = parties.signing(Parties.SENDER);
    this.unsealer = new Unsealer(Parties.PROFILE, trust);
    this.client =
        new NodeClient(Optional.of(parties.pki().tls(Parties.SENDER)), trust, Parties.PROFILE);
  }

  /**
   * Throws RefusedException when it is refused on the way, or its answer is.
   *
   * @param to e.g. {@code https://gateway.jukigate.localhost:8443}
   */
  public void send(UpdateIdentityBatch batch, URI to) {
    send(text.element(batch), batch.getEntry().size(), to);
  }

  /** As {@link #send(UpdateIdentityBatch, URI)}, with a body that is written already. */
  public void send(Element body, int entries, URI to) {
    var addressing =
        new Addressing(
            Parties.RECEIVER,
            Parties.SENDER,
            Batch.OPERATION.requestAction(),
            MessageId.fresh(parties.random()),
            Optional.empty());
    var message =
        new OutgoingMessage(
            MessageKind.REQUEST,
            addressing,
            Optional.of(DISPATCH),
            Validity.from(parties.clock().instant(), Duration.ofMinutes(5)),
            body,
            Optional.empty());
    UnsealedMessage answer = answer(sealer.seal(message, signer), addressing, to);
    Batch.check(text.read(answer.body(), UpdateIdentityBatchResponse.class), entries);
  }

  private UnsealedMessage answer(Payload sealed, Addressing request, URI to) {
    URI address = URI.create(to + Batch.OPERATION.path());
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
