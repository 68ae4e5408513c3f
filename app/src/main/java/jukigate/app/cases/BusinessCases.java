package jukigate.app.cases;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jukigate.app.record.Recording;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.gateway.journal.JournalReader;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.keystores.CertificateEntry;
import jukigate.simulators.store.OutboxEntry;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.security.Unsealer;
import jukigate.wire.trust.Trust;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Finds the messages of a business case: those that can be reached from one message over common
 * {@link Ties}, among the thousand rows before it and the thousand from it on. Answers are in the
 * row of their request: the gateway relays none whose wsa:RelatesTo is not that of the request.
 * Bodies are opened for it where this home has the key of the receiver, and are neither shown nor
 * kept; of others only number and id tie. Thread-safe.
 */
public final class BusinessCases {
  private static final int AROUND = 1_000;
  private static final int MOST = 200;
  private static final int REMEMBERED = 8_192;

  private final JournalReader journal;
  private final Supplier<Recording.Reader> reader;
  private final Map<Long, Set<String>> remembered = new ConcurrentHashMap<>();

  /**
   * @param reader with what trust is now, and the keys that open what is encrypted
   */
  public BusinessCases(JournalReader journal, Supplier<Recording.Reader> reader) {
    this.journal = journal;
    this.reader = reader;
  }

  /**
   * The case of a message; empty when there is no such message.
   *
   * @param owed letters that may belong to it
   */
  public Optional<BusinessCase> of(long number, List<OutboxEntry.Stored> owed) {
    long before = Math.max(0, number - AROUND - 1);
    List<RecordedExchange> rows = journal.after(new RecordNumber(before), 2 * AROUND);
    return rows.stream()
        .filter(row -> row.number().value() == number)
        .findFirst()
        .map(row -> reached(row, rows, owed));
  }

  private BusinessCase reached(
      RecordedExchange start, List<RecordedExchange> rows, List<OutboxEntry.Stored> owed) {
    Opening opening = new Opening(reader.get());
    Map<RecordedExchange, Set<String>> ties = new HashMap<>();
    rows.forEach(row -> ties.put(row, ties(row, opening)));
    Map<OutboxEntry.Stored, Set<String>> letters = new HashMap<>();
    owed.forEach(letter -> letters.put(letter, ties(letter.entry())));
    Map<String, List<RecordedExchange>> byTie = new HashMap<>();
    ties.forEach(
        (row, all) ->
            all.forEach(tie -> byTie.computeIfAbsent(tie, t -> new ArrayList<>()).add(row)));
    Set<String> common = new HashSet<>();
    Set<RecordedExchange> found =
        new TreeSet<>(Comparator.comparingLong(row -> row.number().value()));
    var next = new ArrayDeque<>(List.of(start));
    while (!next.isEmpty()) {
      RecordedExchange row = next.remove();
      if (found.add(row)) {
        ties.get(row).stream()
            .filter(common::add)
            .forEach(tie -> next.addAll(byTie.getOrDefault(tie, List.of())));
      }
    }
    return new BusinessCase(
        found.stream().limit(MOST).toList(),
        owed.stream()
            .filter(letter -> !Collections.disjoint(letters.get(letter), common))
            .limit(MOST)
            .toList(),
        rows.getFirst().number().value(),
        rows.getLast().number().value(),
        found.size() > MOST);
  }

  private Set<String> ties(RecordedExchange row, Opening opening) {
    if (remembered.size() >= REMEMBERED) {
      remembered.clear();
    }
    Set<String> known = remembered.get(row.number().value());
    if (known != null) {
      return known;
    }
    Set<String> ties = read(row, opening);
    remembered.put(row.number().value(), ties);
    return ties;
  }

  private Set<String> read(RecordedExchange row, Opening opening) {
    Set<String> all = new HashSet<>();
    if (!row.messageId().isEmpty()) {
      all.add(Ties.ofMessage(row.messageId()));
    }
    Operation.ofRequestAction(row.action())
        .ifPresent(
            operation ->
                journal
                    .bytes(row.number())
                    .flatMap(bytes -> opening.body(row, operation, bytes.request()))
                    .map(body -> Ties.of(leg(row, operation), body))
                    .ifPresent(all::addAll));
    return Set.copyOf(all);
  }

  private static Ties.Leg leg(RecordedExchange row, Operation operation) {
    return new Ties.Leg(row.sender(), row.receiver(), operation.name());
  }

  private static Set<String> ties(OutboxEntry letter) {
    var leg =
        new Ties.Leg(
            letter.node().value(), letter.destination().value(), letter.operation().name());
    return SafeXml.parse(letter.body(), XmlLimits.DEFAULT) instanceof Outcome.Passed<Document> read
        ? Ties.of(leg, read.value().getDocumentElement())
        : Set.of();
  }

  /** Reads bodies. */
  private static final class Opening {
    private final Recording.Reader reader;
    private final Set<NodeId> held;

    Opening(Recording.Reader reader) {
      this.reader = reader;
      this.held =
          reader.pki().list().stream()
              .filter(entry -> entry.holder().origin() == CertificateEntry.Origin.NODE)
              .flatMap(entry -> entry.holder().node().stream())
              .collect(Collectors.toSet());
    }

    Optional<Element> body(RecordedExchange row, Operation operation, Payload request) {
      Outcome<Envelope> read = Envelope.parse(request, Direction.REQUEST, XmlLimits.DEFAULT);
      Outcome<Element> body =
          operation.encrypted()
              ? read.then(envelope -> opened(row, envelope))
              : read.map(Envelope::bodyChild);
      return body.isPassed() ? Optional.of(body.orThrow()) : Optional.empty();
    }

    /** By the time of its receipt, or a message of yesterday would be too old to be read. */
    private Outcome<Element> opened(RecordedExchange row, Envelope envelope) {
      Instant at = Instant.parse(row.receivedAt());
      var trust = new Trust(reader.trusted(), reader.profile(), () -> at);
      return new Unsealer(reader.profile(), trust)
          .unseal(envelope, at)
          .then(
              message ->
                  held.contains(message.addressing().to())
                      ? message.open(reader.pki().decryption(message.addressing().to()))
                      : Outcome.passed(message.body()));
    }
  }
}
