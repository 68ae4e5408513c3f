package jukigate.spread;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jukigate.domain.message.FreshId;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.gateway.journal.Admission;
import jukigate.gateway.journal.Heading;
import jukigate.gateway.journal.Journal;
import jukigate.wire.message.Addressing;
import org.HdrHistogram.Histogram;

/** Callers that admit one message after the other for a while. */
final class Load {
  private static final NodeId SENDER = new NodeId("cs-221007");
  private static final AtomicLong SEED = new AtomicLong(System.nanoTime());

  /** As large as a signed UpdateIdentity of this project. */
  private static final Payload MESSAGE = Payload.ofUtf8("m".repeat(8_000));

  private Load() {}

  /**
   * @return {@code <admitted a second> <p50> <p99>}, the latter two in milliseconds
   */
  static String run(Journal journal, int callers, long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    List<Callable<Histogram>> calls = new ArrayList<>();
    for (int n = 0; n < callers; n++) {
      calls.add(() -> caller(journal, end));
    }
    long start = System.nanoTime();
    var all = new Histogram(3);
    try (var threads = Executors.newFixedThreadPool(callers)) {
      for (var histogram : threads.invokeAll(calls)) {
        all.add(histogram.get());
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return String.format(
        Locale.ROOT,
        "%.0f %.2f %.2f",
        all.getTotalCount() / seconds,
        all.getValueAtPercentile(50) / 1e6,
        all.getValueAtPercentile(99) / 1e6);
  }

  private static Histogram caller(Journal journal, long end) {
    var random = new SplittableRandom(SEED.incrementAndGet());
    var histogram = new Histogram(3);
    while (System.nanoTime() < end) {
      Admission admission = admission(random);
      long start = System.nanoTime();
      var unused = journal.admit(admission).orThrow();
      histogram.recordValue(System.nanoTime() - start);
    }
    return histogram;
  }

  private static Admission admission(SplittableRandom random) {
    MessageId id = MessageId.fresh(random);
    var addressing = new Addressing(NodeId.NATIONAL, SENDER, "action", id, Optional.empty());
    var heading =
        new Heading(
            FreshId.of(random),
            Instant.parse("2026-11-21T00:00:00Z"),
            SENDER.value(),
            Optional.of(addressing),
            "/identity-update/v1");
    return new Admission(heading, SENDER, id, MESSAGE);
  }
}
