package jukigate.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import jukigate.app.backbone.Backbone;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.SyntheticBlock;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.message.Addressing;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.security.Sealer;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.security.Unsealer;
import jukigate.wire.tls.NodeClient;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.HdrHistogram.Histogram;
import org.w3c.dom.Element;

/**
 * Sends identity updates of new residents through a running gateway, one at a time, each sealed and
 * its acknowledgement verified, as a municipal CS does it.
 */
public final class RelayBench implements AutoCloseable {
  private static final String NAMESPACE = Operation.UPDATE_IDENTITY.namespace();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Backbone backbone;
  private final NodeId from;
  private final NodeId to;
  private final SigningIdentity signer;
  private final Sealer sealer;
  private final Unsealer unsealer;
  private final NodeClient client;
  private final InstantSource clock;
  private final RandomGenerator random;
  private int resident;
  private int requestBytes;

  public RelayBench(Backbone backbone, NodeId from, InstantSource clock, RandomGenerator random) {
    this.backbone = backbone;
    this.from = from;
    this.to = NodeId.prefecture(from.localGovernment().orElseThrow());
    this.signer = backbone.pki().signing(from, backbone.profile());
    this.sealer = new Sealer(backbone.profile());
    this.unsealer = new Unsealer(backbone.profile(), backbone.trust());
    this.client =
        new NodeClient(Optional.of(backbone.pki().tls(from)), backbone.trust(), backbone.profile());
    this.clock = clock;
    this.random = random;
  }

  /**
   * Sends so many updates.
   *
   * @return microseconds of each, from before sealing to after verifying the acknowledgement
   */
  public Histogram run(int rounds) {
    Histogram micros = new Histogram(Duration.ofMinutes(1).toNanos() / 1000, 3);
    for (int round = 0; round < rounds; round++) {
      long begin = System.nanoTime();
      exchange(body(resident++));
      micros.recordValue((System.nanoTime() - begin) / 1000);
    }
    return micros;
  }

  /** Size of the last request. */
  public int requestBytes() {
    return requestBytes;
  }

  @Override
  public void close() {
    client.close();
  }

  private void exchange(Element body) {
    Operation operation = Operation.UPDATE_IDENTITY;
    Instant now = clock.instant();
    var addressing =
        new Addressing(
            to, from, operation.requestAction(), MessageId.fresh(random), Optional.empty());
    var message =
        new OutgoingMessage(
            MessageKind.REQUEST,
            addressing,
            Optional.of(new Dispatch("op-bench", "term-bench", Purpose.REGISTER_UPDATE)),
            Validity.from(now, Duration.ofMinutes(5)),
            body,
            Optional.empty());
    Payload request = sealer.seal(message, signer);
    requestBytes = request.size();
    URI address = URI.create(backbone.gatewayUrl() + "/" + operation.service() + "/v1");
    UnsealedMessage answer =
        client
            .post(address, operation.requestAction(), request, PATIENCE)
            .then(http -> Envelope.parse(http.body(), Direction.ANSWER, XmlLimits.DEFAULT))
            .then(envelope -> unsealer.unsealAnswer(envelope, clock.instant(), addressing))
            .orThrow();
    if (answer.kind() != MessageKind.RESPONSE) {
      throw new IllegalStateException("an update was refused: the figures would mean nothing");
    }
  }

  private static Element body(int index) {
    try (InputStream file = RelayBench.class.getResourceAsStream("update.xml")) {
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
    body.getElementsByTagNameNS(NAMESPACE, name).item(0).setTextContent(value);
  }
}
