package jukigate.app.resend;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import jukigate.app.courier.Courier;
import jukigate.app.courier.Courier.Sealed;
import jukigate.app.play.PlayedMessage;
import jukigate.app.scenario.Form;
import jukigate.app.scenario.Sending;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.journal.JournalFilter;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.key.SigningIdentity;
import jukigate.wire.key.TlsIdentity;
import jukigate.wire.message.Dispatch;
import jukigate.wire.security.Unsealer;
import jukigate.wire.trust.Trust;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;

/**
 * Sends recorded messages once more, as their senders, with the keys of this home, over mutual TLS.
 * What is to be refused reaches nobody; what is sent anew does what such a message does.
 */
public final class Sender {
  private static final Duration LONG_AGO = Duration.ofHours(1);
  private static final Dispatch NOBODY =
      new Dispatch("op-resend", "term-resend", Purpose.MIGRATION);

  private final Courier.Line line;
  private final RandomGenerator random;
  private final JournalReader journal;
  private final Supplier<List<NodeId>> held;

  /**
   * @param held the nodes whose keys may be used, in an order that stays
   */
  public Sender(
      Courier.Line line,
      RandomGenerator random,
      JournalReader journal,
      Supplier<List<NodeId>> held) {
    this.line = line;
    this.random = random;
    this.journal = journal;
    this.held = held;
  }

  /**
   * What became of it.
   *
   * @param row what the gateway has put on record; empty when nothing is to be found there yet
   */
  public record Sent(Change change, PlayedMessage message, Optional<RecordedExchange> row) {}

  /** A recorded message that can be sent again. */
  private record Recorded(RecordedExchange row, Payload bytes, NodeId from, Operation operation) {}

  /**
   * Sends it, and waits for the answer. Refused: RECORD_NOT_FOUND; SENDER_NOT_HELD when the keys of
   * its sender are not here; MESSAGE_NOT_SENDABLE when its bytes are erased, or are not such that
   * the change can be made.
   *
   * @param number of its row in the journal
   */
  public Outcome<Sent> send(long number, Change change) {
    return recorded(number)
        .then(
            recorded ->
                change == Change.AS_IS
                    ? delivered(asIs(recorded), change)
                    : read(recorded).then(read -> anew(recorded, read, change)));
  }

  private Outcome<Recorded> recorded(long number) {
    Optional<RecordedExchange> row = row(journal, number);
    if (row.isEmpty()) {
      return Outcome.refused(RefusalCode.RECORD_NOT_FOUND, Long.toString(number));
    }
    Optional<NodeId> from = NodeId.parse(row.get().sender()).filter(held.get()::contains);
    if (from.isEmpty()) {
      return Outcome.refused(
          RefusalCode.SENDER_NOT_HELD, Long.toString(number), row.get().sender());
    }
    Optional<Operation> operation = Operation.ofRequestAction(row.get().action());
    Optional<Payload> bytes =
        journal
            .bytes(row.get().number())
            .map(RecordedExchange.Bytes::request)
            .filter(request -> request.size() > 0);
    if (operation.isEmpty()) {
      return notSendable(number, "wsa:Action");
    }
    return bytes
        .map(it -> Outcome.passed(new Recorded(row.get(), it, from.get(), operation.get())))
        .orElseGet(() -> notSendable(number, "0 bytes"));
  }

  /** The row with a number. */
  public static Optional<RecordedExchange> row(JournalReader journal, long number) {
    var before = Optional.of(new RecordNumber(number + 1));
    return journal.page(JournalFilter.ALL, before, 1).stream()
        .filter(row -> row.number().value() == number)
        .findFirst();
  }

  private static <T> Outcome<T> notSendable(long number, String why) {
    return Outcome.refused(RefusalCode.MESSAGE_NOT_SENDABLE, Long.toString(number), why);
  }

  /** What was said, to whom, on whose behalf. */
  private record Read(Sending sending, Element body) {}

  private static Sealed asIs(Recorded recorded) {
    NodeId to = NodeId.parse(recorded.row().receiver()).orElse(NodeId.GATEWAY);
    MessageId id =
        MessageId.parse(recorded.row().messageId())
            .orElse(new MessageId("urn:uuid:00000000-0000-0000-0000-000000000000"));
    return new Sealed(sending(recorded, to, NOBODY), id, recorded.bytes());
  }

  private static Sending sending(Recorded recorded, NodeId to, Dispatch dispatch) {
    return new Sending(
        recorded.from(), to, recorded.operation(), dispatch, new Form(Path.of("recorded")));
  }

  private Outcome<Read> read(Recorded recorded) {
    long number = recorded.row().number().value();
    Outcome<Envelope> parsed =
        Envelope.parse(recorded.bytes(), Direction.REQUEST, XmlLimits.DEFAULT);
    if (!(parsed instanceof Outcome.Passed<Envelope>(Envelope envelope))
        || envelope.dispatch().isEmpty()
        || envelope.headers().to().isEmpty()) {
      return notSendable(number, "soap:Envelope");
    }
    NodeId to = envelope.headers().to().get();
    Outcome<Element> body =
        recorded.operation().encrypted()
            ? opened(recorded, envelope, to)
            : Outcome.passed(envelope.bodyChild());
    return body.isPassed()
        ? body.map(it -> new Read(sending(recorded, to, envelope.dispatch().get()), it))
        : notSendable(number, "xenc:EncryptedData");
  }

  /** By the time of its receipt, or a message of yesterday would be too old to be read. */
  private Outcome<Element> opened(Recorded recorded, Envelope envelope, NodeId to) {
    Instant at = Instant.parse(recorded.row().receivedAt());
    var trust = new Trust(line.trust().material(), line.profile(), () -> at);
    return held.get().contains(to)
        ? new Unsealer(line.profile(), trust)
            .unseal(envelope, at)
            .then(message -> message.open(line.pki().decryption(to)))
        : Outcome.refused(RefusalCode.DECRYPTION_FAILED);
  }

  private Outcome<Sent> anew(Recorded recorded, Read read, Change change) {
    long number = recorded.row().number().value();
    Optional<NodeId> other = other(read.sending());
    Optional<Sealed> changed =
        switch (change) {
          case FOREIGN_SIGNER -> other.map(it -> signed(read, it));
          case OUTDATED -> Optional.of(own(longAgo(), read));
          case BODY_ALTERED -> altered(read, Alteration::bodyAltered);
          case UNSIGNED -> altered(read, Alteration::unsigned);
          case NO_TIMESTAMP -> altered(read, Alteration::withoutTimestamp);
          case DOCTYPE -> altered(read, Alteration::withDoctype);
          case OTHER_RECEIVER -> other.flatMap(it -> readdressed(read, it));
          case AS_IS, ANEW, NO_CLIENT_CERTIFICATE -> Optional.of(own(courier(), read));
        };
    return changed
        .map(it -> delivered(it, change))
        .orElseGet(() -> notSendable(number, change.word()));
  }

  private Sealed signed(Read read, NodeId signer) {
    return courier().seal(read.sending(), read.body(), signing(signer));
  }

  private Optional<Sealed> readdressed(Read read, NodeId other) {
    return altered(read, bytes -> Alteration.otherReceiver(bytes, other));
  }

  private Courier courier() {
    return new Courier(line, random);
  }

  private Courier longAgo() {
    return new Courier(
        new Courier.Line(
            line.pki(),
            line.profile(),
            line.trust(),
            line.gateway(),
            () -> line.clock().instant().minus(LONG_AGO)),
        random);
  }

  private Sealed own(Courier courier, Read read) {
    return courier.seal(read.sending(), read.body(), signing(read.sending().from()));
  }

  private SigningIdentity signing(NodeId node) {
    return line.pki().signing(node, line.profile());
  }

  private Optional<Sealed> altered(Read read, Function<Payload, Optional<Payload>> change) {
    Sealed good = own(courier(), read);
    return change.apply(good.bytes()).map(bytes -> good.with(before -> bytes));
  }

  /** Somebody else of those who are here, the receiver only if there is nobody else. */
  private Optional<NodeId> other(Sending sending) {
    List<NodeId> others = held.get().stream().filter(node -> !node.equals(sending.from())).toList();
    return others.stream()
        .filter(node -> !node.equals(sending.to()))
        .findFirst()
        .or(() -> others.stream().findFirst());
  }

  private Outcome<Sent> delivered(Sealed sealed, Change change) {
    long last =
        journal.latest(1).stream().mapToLong(row -> row.number().value()).findFirst().orElse(0);
    var shown =
        change == Change.NO_CLIENT_CERTIFICATE
            ? Optional.<TlsIdentity>empty()
            : Optional.of(line.pki().tls(sealed.sending().from()));
    PlayedMessage message = courier().deliver(sealed, shown, shown.isEmpty());
    return Outcome.passed(new Sent(change, message, onRecord(message, last)));
  }

  /** By the id that the gateway told; a refused connection is told none. */
  private Optional<RecordedExchange> onRecord(PlayedMessage message, long last) {
    return message
        .correlationId()
        .flatMap(journal::byCorrelationId)
        .or(
            () ->
                journal.after(new RecordNumber(last), 20).stream()
                    .filter(
                        row ->
                            row.sender().isEmpty()
                                || row.sender().equals(message.route().from().value()))
                    .reduce((first, later) -> later));
  }
}
