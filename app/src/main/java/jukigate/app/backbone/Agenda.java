package jukigate.app.backbone;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import jukigate.gateway.journal.PayloadClass;
import jukigate.keystores.CertificateEntry;
import jukigate.simulators.SimulatedNodes;
import jukigate.wire.trust.HeldList;

/**
 * What will end or be erased, and when. Asks indexes only: as much as there is costs no more than a
 * little.
 */
public record Agenda(Backbone backbone) {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  /** What will happen. */
  public enum Kind {
    /** Certificates in use end; those of simulated nodes and the gateway are renewed before. */
    CERTIFICATE,
    /** A CRL ends; it is renewed before. */
    CRL,
    /** The bytes of messages in the journal are erased; not before then. */
    MESSAGES,
    /** Records of nodes are erased. */
    RECORDS
  }

  /**
   * One of it.
   *
   * @param at when, or when the first of several
   * @param what use of the certificate, name of the issuer, class of the messages, kind of the
   *     records
   * @param node whose it is; empty when it is of several or of none
   * @param count how many on the same day in Japan; 0 when that is not known
   */
  public record Event(Instant at, Kind kind, String what, Optional<NodeId> node, int count) {}

  /**
   * The first of what comes.
   *
   * @param limit 1 or more
   */
  public List<Event> next(int limit) {
    Instant now = backbone.clock().instant();
    return Stream.of(certificates(now), lists(), messages(now), records())
        .flatMap(all -> all)
        .sorted(Comparator.comparing(Event::at).thenComparing(Event::kind))
        .limit(limit)
        .toList();
  }

  private record Day(LocalDate on, String use) {}

  /** Those of one use that end on one day are one event: a country has 3,676 of them. */
  private Stream<Event> certificates(Instant now) {
    Map<Day, List<CertificateEntry>> days = new HashMap<>();
    for (CertificateEntry entry : backbone.pki().list()) {
      if (entry.isInUse() && entry.facts().notAfter().isAfter(now)) {
        var on = LocalDate.ofInstant(entry.facts().notAfter(), JAPAN);
        days.computeIfAbsent(new Day(on, entry.holder().use()), unused -> new ArrayList<>())
            .add(entry);
      }
    }
    return days.values().stream().map(Agenda::certificates);
  }

  private static Event certificates(List<CertificateEntry> some) {
    var first =
        some.stream().min(Comparator.comparing(entry -> entry.facts().notAfter())).orElseThrow();
    return new Event(
        first.facts().notAfter(),
        Kind.CERTIFICATE,
        first.holder().use(),
        some.size() == 1 ? first.holder().node() : Optional.empty(),
        some.size());
  }

  private Stream<Event> lists() {
    return HeldList.of(backbone.trust().material()).stream()
        .map(list -> new Event(list.nextUpdate(), Kind.CRL, list.issuer(), Optional.empty(), 1));
  }

  private Stream<Event> messages(Instant now) {
    return Arrays.stream(PayloadClass.values())
        .flatMap(
            payloads ->
                backbone.auditLog().erasure().next(payloads, now).stream()
                    .map(at -> new Event(at, Kind.MESSAGES, payloads.name(), Optional.empty(), 0)));
  }

  private Stream<Event> records() {
    return backbone.nodes().map(SimulatedNodes::nextErasures).stream()
        .flatMap(List::stream)
        .map(
            due ->
                new Event(
                    due.at(), Kind.RECORDS, due.kind().name(), Optional.empty(), due.records()));
  }
}
