package jukigate.gateway.management;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import jukigate.domain.message.Operation;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.Stage;
import jukigate.gateway.edge.HandshakeRefusals;
import jukigate.gateway.journal.Journal;
import jukigate.gateway.journal.Mark;
import jukigate.gateway.observe.Journey;
import jukigate.gateway.observe.Observer;
import jukigate.wire.message.Addressing;

/**
 * Counts and times what happens. Every label has few values: a verdict, a step, an id of the
 * catalogue, a call of the journal. No node, no person, no message is one.
 */
public final class Meters implements Observer, AutoCloseable {
  private static final String NONE = "none";
  private static final long NANOS_PER_MICRO = 1_000;

  private static final Duration[] BUCKETS = {
    Duration.ofNanos(100_000),
    Duration.ofNanos(250_000),
    Duration.ofNanos(500_000),
    Duration.ofMillis(1),
    Duration.ofNanos(2_500_000),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  public Meters() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
    TimedJournal.CALLS.forEach(this::failures); // an alert needs the zero before the one
  }

  @Override
  public void ended(Journey journey) {
    String stage =
        journey.refusal().map(Refusal::code).map(code -> code.stage().name()).orElse(NONE);
    String id = journey.refusal().map(Refusal::code).map(code -> code.id()).orElse(NONE);
    Counter.builder("jukigate.exchanges")
        .description("Messages whose way is over")
        .tags("verdict", journey.verdict().name(), "stage", stage, "refusal", id)
        .tag("exchange", exchange(journey))
        .register(registry)
        .increment();
    journey.marks().forEach(this::step);
  }

  /** Of a table of few rows, whatever the message says. */
  private static String exchange(Journey journey) {
    return journey
        .addressing()
        .map(Addressing::action)
        .flatMap(Operation::ofRequestAction)
        .map(Operation::exchange)
        .orElse(NONE);
  }

  /**
   * What is counted so far.
   *
   * @param counted for how long
   */
  public Tally tally(Duration counted, Vitals vitals) {
    var reading = new Reading(registry);
    return new Tally(
        counted,
        reading.exchanges(),
        Arrays.stream(BUCKETS).map(bound -> bound.toNanos() / NANOS_PER_MICRO).toList(),
        reading.steps(),
        vitals.underWay(),
        vitals.connections(),
        reading.jvm());
  }

  /** The same journal, timed. */
  public Journal journal(Journal journal, LongSupplier nanoTime) {
    return new TimedJournal(journal, this, nanoTime);
  }

  /** Counts refused handshakes and hands them on. */
  public HandshakeRefusals handshakes(HandshakeRefusals next) {
    return (failure, peer) -> {
      Counter.builder("jukigate.handshakes.refused")
          .description("TLS peers that were refused, also those without a row of their own")
          .tag("refusal", failure.reason().code().id())
          .register(registry)
          .increment();
      next.refused(failure, peer);
    };
  }

  /**
   * One transaction of the journal.
   *
   * @param call which one
   * @param written false when it could not be written
   */
  void wrote(String call, long nanos, boolean written) {
    timer("jukigate.journal.write", "Transactions of the journal", "call", call)
        .record(nanos, TimeUnit.NANOSECONDS);
    if (!written) {
      failures(call).increment();
    }
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  /** Prometheus' text form, version 0.0.4. */
  String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }

  private Counter failures(String call) {
    return Counter.builder("jukigate.journal.failures")
        .description("Transactions of the journal that failed (JG-603)")
        .tag("call", call)
        .register(registry);
  }

  private void step(Mark mark) {
    Stage stage = mark.stage();
    timer("jukigate.step", "How long a step took", "stage", stage.name())
        .record(mark.micros(), TimeUnit.MICROSECONDS);
  }

  private Timer timer(String name, String description, String label, String value) {
    return Timer.builder(name)
        .description(description)
        .tag(label, value)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
