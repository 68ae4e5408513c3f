package jukigate.app.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jukigate.app.backbone.Backbone;
import jukigate.app.scenario.Ending;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.Stage;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.gateway.journal.Verdict;
import jukigate.keystores.TestPki;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.message.FaultBody;
import jukigate.wire.message.ReceivedFault;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.security.UnsealedMessage;
import jukigate.wire.security.Unsealer;
import jukigate.wire.trust.Trust;
import jukigate.wire.trust.TrustMaterial;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Element;

/**
 * What passed the gateway in a while, in the order of its arrival.
 *
 * @param messages what can be played again
 * @param leftOut what cannot, and why
 */
public record Recording(List<RecordedMessage> messages, List<LeftOut> leftOut) {
  private static final String MONITORING = "X19";

  public Recording {
    messages = List.copyOf(messages);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * A row of the journal that is not in the recording.
   *
   * @param correlationId under which the journal has it
   * @param why in a word: {@code refused} for its signature, its sender or its repetition, which
   *     sending it anew does not bring back; {@code unanswered}; {@code erased}; {@code sealed} for
   *     a reader whose key is not here
   * @param refusalId where it was refused; else empty
   */
  public record LeftOut(Instant at, String correlationId, String why, String refusalId) {}

  /**
   * Who opens what was encrypted.
   *
   * @param pki has the keys of the simulated nodes
   */
  public record Reader(TestPki pki, TrustMaterial trusted, SecurityProfile profile) {
    /** With what a running backbone trusts now. */
    public static Reader of(Backbone backbone) {
      return new Reader(backbone.pki(), backbone.trust().material(), backbone.profile());
    }
  }

  /**
   * Reads a journal. Line checks (X19) are no part of a recording: they come by themselves.
   *
   * @param wanted which rows
   */
  public static Recording of(
      JournalReader journal, Predicate<RecordedExchange> wanted, Reader reader) {
    List<RecordedExchange> rows = new ArrayList<>();
    journal.export(
        row -> {
          if (wanted.test(row) && !isMonitoring(row)) {
            rows.add(row);
          }
        });
    return of(rows, journal, reader);
  }

  /** Of these rows, whatever they are. */
  public static Recording of(List<RecordedExchange> rows, JournalReader journal, Reader reader) {
    List<RecordedMessage> messages = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (RecordedExchange row : rows) {
      switch (read(journal, row, reader)) {
        case Read.Message(RecordedMessage message) -> messages.add(message);
        case Read.Nothing(String why) -> leftOut.add(leftOut(row, why));
      }
    }
    return new Recording(messages, leftOut);
  }

  /** The same about invented residents. */
  public Recording with(Pseudonyms pseudonyms) {
    return new Recording(messages.stream().map(it -> it.with(pseudonyms)).toList(), leftOut);
  }

  private sealed interface Read {
    record Message(RecordedMessage message) implements Read {}

    record Nothing(String why) implements Read {}
  }

  private static boolean isMonitoring(RecordedExchange row) {
    return Operation.ofRequestAction(row.action())
        .filter(it -> it.exchange().equals(MONITORING))
        .isPresent();
  }

  private static LeftOut leftOut(RecordedExchange row, String why) {
    return new LeftOut(Instant.parse(row.receivedAt()), row.correlationId(), why, row.refusalId());
  }

  private static Read read(JournalReader journal, RecordedExchange row, Reader reader) {
    if (row.verdict() == Verdict.ADMITTED || isRefusedAt(row, Stage.FORWARD, Stage.SEAL)) {
      return new Read.Nothing("unanswered");
    }
    if (isRefusedAt(row, Stage.UNSEAL, Stage.IDENTIFY, Stage.ADMIT)) {
      return new Read.Nothing("refused");
    }
    Optional<RecordedExchange.Bytes> bytes =
        journal.bytes(row.number()).filter(it -> it.request().size() > 0);
    if (bytes.isEmpty()) {
      return new Read.Nothing(row.verdict() == Verdict.TLS_REFUSED ? "refused" : "erased");
    }
    Instant at = Instant.parse(row.receivedAt());
    return switch (unsealed(bytes.get().request(), Direction.REQUEST, at, reader)) {
      case Outcome.Passed<UnsealedMessage>(UnsealedMessage message) ->
          read(message, row, bytes.get(), reader);
      case Outcome.Refused<UnsealedMessage> unreadable -> new Read.Nothing("refused");
    };
  }

  private static boolean isRefusedAt(RecordedExchange row, Stage... stages) {
    return row.verdict() == Verdict.REFUSED
        && RefusalCode.ofId(row.refusalId())
            .filter(code -> List.of(stages).contains(code.stage()))
            .isPresent();
  }

  private static Outcome<UnsealedMessage> unsealed(
      Payload bytes, Direction direction, Instant at, Reader reader) {
    var trust = new Trust(reader.trusted(), reader.profile(), () -> at);
    return Envelope.parse(bytes, direction, XmlLimits.DEFAULT)
        .then(envelope -> new Unsealer(reader.profile(), trust).unseal(envelope, at));
  }

  private static Read read(
      UnsealedMessage message, RecordedExchange row, RecordedExchange.Bytes bytes, Reader reader) {
    Optional<Operation> operation = Operation.ofRequestAction(message.addressing().action());
    Optional<Ending> ending = ending(row, bytes);
    if (operation.isEmpty() || message.dispatch().isEmpty() || ending.isEmpty()) {
      return new Read.Nothing("refused");
    }
    var to = message.addressing().to();
    Outcome<Element> opened =
        message.encrypted() ? message.open(reader.pki().decryption(to)) : own(message);
    return switch (opened) {
      case Outcome.Passed<Element>(Element body) ->
          new Read.Message(
              new RecordedMessage(
                  Instant.parse(row.receivedAt()),
                  message.addressing().from(),
                  to,
                  operation.get(),
                  message.dispatch().get(),
                  body,
                  ending.get(),
                  answer(row, message.addressing().from(), bytes, reader),
                  bytes.request()));
      case Outcome.Refused<Element> closed -> new Read.Nothing("sealed");
    };
  }

  /** Of a signed answer; a fault is told by its id alone. */
  private static Optional<Element> answer(
      RecordedExchange row, NodeId asked, RecordedExchange.Bytes bytes, Reader reader) {
    if (row.verdict() != Verdict.ANSWERED) {
      return Optional.empty();
    }
    Instant at = Instant.parse(row.receivedAt());
    Outcome<Element> opened =
        unsealed(bytes.response(), Direction.ANSWER, at, reader)
            .then(message -> message.open(reader.pki().decryption(asked)));
    return opened.isPassed() ? Optional.of(opened.orThrow()) : Optional.empty();
  }

  private static Outcome<Element> own(UnsealedMessage message) {
    return Outcome.passed(message.body());
  }

  private static Optional<Ending> ending(RecordedExchange row, RecordedExchange.Bytes bytes) {
    return switch (row.verdict()) {
      case ANSWERED -> Optional.of(new Ending.Acknowledged());
      case REFUSED -> Optional.of(new Ending.Fault(row.refusalId()));
      case FAULT_RELAYED -> fault(bytes.response()).map(Ending.Fault::new);
      case ADMITTED, TLS_REFUSED -> Optional.empty();
    };
  }

  /** The id in a node's fault, which the gateway verified before it relayed it. */
  private static Optional<String> fault(Payload response) {
    Outcome<Envelope> read = Envelope.parse(response, Direction.ANSWER, XmlLimits.DEFAULT);
    return read.isPassed()
        ? FaultBody.read(read.orThrow().bodyChild()).map(ReceivedFault::refusalId)
        : Optional.empty();
  }
}
