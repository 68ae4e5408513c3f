package jukigate.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.TestPki;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.FaultBody;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.ReceivedFault;
import jukigate.wire.message.Validity;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.security.Sealer;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.security.Unsealer;
import jukigate.wire.tls.NodeClient;
import jukigate.wire.trust.Trust;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;

/**
 * A municipal CS that updates its prefecture about new residents, one after the other: seals as a
 * CS does it, and verifies each acknowledgement.
 */
final class UpdateSender implements AutoCloseable {
  private static final Operation OPERATION = Operation.UPDATE_IDENTITY;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final NodeId from;
  private final NodeId to;
  private final SigningIdentity signer;
  private final Sealer sealer;
  private final Unsealer unsealer;
  private final NodeClient client;
  private final InstantSource clock;
  private final RandomGenerator random;
  private int resident;

  /** Keys of the sender, and whom it trusts. */
  record Keys(TestPki pki, SecurityProfile profile, Trust trust) {}

  /**
   * @param addressing what the answer must relate to
   * @param bytes for one attempt only
   */
  record Sealed(Addressing addressing, Payload bytes) {}

  UpdateSender(NodeId from, Keys keys, InstantSource clock, RandomGenerator random) {
    this.from = from;
    this.to = NodeId.prefecture(from.localGovernment().orElseThrow());
    this.signer = keys.pki().signing(from, keys.profile());
    this.sealer = new Sealer(keys.profile());
    this.unsealer = new Unsealer(keys.profile(), keys.trust());
    this.client = new NodeClient(Optional.of(keys.pki().tls(from)), keys.trust(), keys.profile());
    this.clock = clock;
    this.random = random;
  }

  /** The update of the next resident. */
  Sealed seal() {
    var addressing =
        new Addressing(
            to, from, OPERATION.requestAction(), MessageId.fresh(random), Optional.empty());
    var message =
        new OutgoingMessage(
            MessageKind.REQUEST,
            addressing,
            Optional.of(new Dispatch("op-bench", "term-bench", Purpose.REGISTER_UPDATE)),
            Validity.from(clock.instant(), Duration.ofMinutes(5)),
            body(resident++),
            Optional.empty());
    return new Sealed(addressing, sealer.seal(message, signer));
  }

  /**
   * Sends it and verifies the acknowledgement.
   *
   * @param gateway e.g. {@code https://gateway.jukigate.localhost:8443}
   * @throws IllegalStateException when the update was refused: figures would mean nothing
   */
  void send(Sealed update, URI gateway) {
    if (answer(update, gateway).kind() != MessageKind.RESPONSE) {
      throw new IllegalStateException("an update was refused: the figures would mean nothing");
    }
  }

  /**
   * Sends it; true when it is acknowledged, false when it is refused as it may be.
   *
   * @throws IllegalStateException when it is refused otherwise
   */
  boolean isTaken(Sealed update, URI gateway, RefusalCode refusal) {
    UnsealedMessage answer = answer(update, gateway);
    if (answer.kind() == MessageKind.RESPONSE) {
      return true;
    }
    Optional<String> id = FaultBody.read(answer.body()).map(ReceivedFault::refusalId);
    if (!id.equals(Optional.of(refusal.id()))) {
      throw new IllegalStateException("refused with " + id.orElse("no id"));
    }
    return false;
  }

  private UnsealedMessage answer(Sealed update, URI gateway) {
    URI address = URI.create(gateway + "/" + OPERATION.service() + "/v1");
    return client
        .post(address, OPERATION.requestAction(), update.bytes(), PATIENCE)
        .then(http -> Envelope.parse(http.body(), Direction.ANSWER, XmlLimits.DEFAULT))
        .then(envelope -> unsealer.unsealAnswer(envelope, clock.instant(), update.addressing()))
        .orThrow();
  }

  @Override
  public void close() {
    client.close();
  }

  private static Element body(int index) {
    try (InputStream file = UpdateSender.class.getResourceAsStream("update.xml")) {
      Payload template = Payload.of(file.readAllBytes());
      Element body = SafeXml.parse(template, XmlLimits.DEFAULT).orThrow().getDocumentElement();
      set(body, "requestNumber", "BENCH-" + index);
      set(body, "residentCode", SyntheticBlock.residentCode(index).value());
      set(body, "individualNumber", SyntheticBlock.individualNumber(index).value());
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void set(Element body, String name, String value) {
    body.getElementsByTagNameNS(OPERATION.namespace(), name).item(0).setTextContent(value);
  }
}
