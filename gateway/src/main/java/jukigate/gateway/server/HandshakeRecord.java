package jukigate.gateway.server;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jukigate.domain.message.FreshId;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.edge.HandshakeRefusals;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.Journal;
import jukigate.gateway.parse.Headings;
import jukigate.wire.tls.FailedHandshake;

/**
 * Puts failed handshakes on record. Whoever reaches the port can make one, so a window of time
 * holds so many rows and no more: the others are counted, and a row tells their number and reasons
 * (JG-310) when the window ends.
 */
final class HandshakeRecord implements HandshakeRefusals, AutoCloseable {
  static final Duration WINDOW = Duration.ofMinutes(1);

  private final Journal journal;
  private final Surroundings around;
  private final int most;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("handshake-record").factory());
  private final Map<String, Integer> uncounted = new TreeMap<>();
  private Instant begin = Instant.MIN;
  private int rows;

  /**
   * @param most rows of a window
   */
  HandshakeRecord(Journal journal, Surroundings around, int most) {
    this.journal = journal;
    this.around = around;
    this.most = most;
    var unused =
        timer.scheduleWithFixedDelay(
            this::roll, WINDOW.toMillis(), WINDOW.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void refused(FailedHandshake failure, String peer) {
    roll();
    if (counts(failure.reason())) {
      write(node(failure.certificate()), failure.reason(), origin(peer, failure.certificate()));
    }
  }

  /** Tells what is not told yet. */
  @Override
  public void close() {
    timer.shutdownNow();
    tell(take(around.clock().instant()));
  }

  /** True when there is room for a row. */
  private synchronized boolean counts(Refusal reason) {
    if (rows < most) {
      rows++;
      return true;
    }
    uncounted.merge(reason.code().id(), 1, Integer::sum);
    return false;
  }

  private void roll() {
    Instant now = around.clock().instant();
    Optional<Refusal> summary;
    synchronized (this) {
      // Also when the clock was put back: a window is never longer than it says.
      boolean over = now.isBefore(begin) || !now.isBefore(end());
      summary = over ? take(now) : Optional.empty();
    }
    tell(summary);
  }

  private Instant end() {
    return begin.equals(Instant.MIN) ? begin : begin.plus(WINDOW);
  }

  private synchronized Optional<Refusal> take(Instant now) {
    Optional<Refusal> summary = summary(now);
    uncounted.clear();
    rows = 0;
    begin = now;
    return summary;
  }

  private Optional<Refusal> summary(Instant now) {
    if (uncounted.isEmpty()) {
      return Optional.empty();
    }
    int all = uncounted.values().stream().mapToInt(Integer::intValue).sum();
    String reasons =
        uncounted.entrySet().stream()
            .map(entry -> entry.getKey() + " × " + entry.getValue())
            .collect(Collectors.joining(", "));
    return Optional.of(
        Refusal.of(
            RefusalCode.HANDSHAKES_COUNTED,
            String.valueOf(all),
            begin.truncatedTo(ChronoUnit.SECONDS),
            now.truncatedTo(ChronoUnit.SECONDS),
            reasons));
  }

  private void tell(Optional<Refusal> summary) {
    summary.ifPresent(refusal -> write("", refusal, ""));
  }

  private void write(String tlsPeer, Refusal reason, String origin) {
    var heading =
        new Heading(
            FreshId.of(around.random()), around.clock().instant(), tlsPeer, Optional.empty(), "");
    // A journal that cannot be written has said so in the log; the handshake is refused anyway.
    var unused = journal.refuseTls(heading, reason, origin);
  }

  private static String node(Optional<X509Certificate> certificate) {
    return certificate.flatMap(Headings::claimedNode).map(NodeId::value).orElse("");
  }

  private static String origin(String peer, Optional<X509Certificate> certificate) {
    return "peer "
        + peer
        + certificate
            .map(
                shown ->
                    ", certificate serial "
                        + shown.getSerialNumber().toString(16)
                        + ", subject "
                        + printable(shown.getSubjectX500Principal().getName()))
            .orElse("");
  }

  /** A refused certificate says what it likes: nothing that moves a terminal or breaks a line. */
  private static String printable(String text) {
    String plain = text.replaceAll("\\p{C}", "?");
    return plain.length() <= 400 ? plain : plain.substring(0, 400);
  }
}
