package jukigate.gateway.server;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.edge.HandshakeRefusals;
import jukigate.gateway.journal.Journal;
import jukigate.gateway.management.Management;
import jukigate.gateway.management.Meters;
import jukigate.gateway.management.Tally;
import jukigate.gateway.observe.Journey;
import jukigate.gateway.observe.Observer;
import jukigate.gateway.observe.Traffic;
import jukigate.gateway.trace.TraceSettings;
import jukigate.gateway.trace.Tracing;

/**
 * Whoever watches a gateway, if anybody does: metrics with their listener or for this process
 * alone, and traces. What nobody wants is not there, and nothing of its libraries is loaded.
 */
final class Watch implements AutoCloseable {
  private final GatewayConfig config;
  private final Surroundings around;
  private final Optional<Tracing> tracing;
  private final CountDownLatch drained = new CountDownLatch(1);
  private Optional<Management> management = Optional.empty();
  private volatile Optional<Count> count = Optional.empty();

  /**
   * What is counted.
   *
   * @param since by the clock that only measures
   */
  private record Count(Meters meters, Traffic traffic, long since) {
    void ended(Journey journey) {
      meters.ended(journey);
      traffic.ended(journey);
    }
  }

  private Watch(GatewayConfig config, Surroundings around, Optional<Tracing> tracing) {
    this.config = config;
    this.around = around;
    this.tracing = tracing;
    if (config.management().isPresent()) {
      var unused = counted();
    }
  }

  /** Counts from the first call on. */
  private synchronized Count counted() {
    if (count.isEmpty()) {
      var traffic = new Traffic(around.nanoTime(), config.nodes()::containsKey);
      count = Optional.of(new Count(new Meters(), traffic, around.nanoTime().getAsLong()));
    }
    return count.get();
  }

  /** What has been counted since this was first asked, or since the start where metrics are on. */
  Tally tally(ServerVitals vitals) {
    Count now = counted();
    var since = Duration.ofNanos(around.nanoTime().getAsLong() - now.since());
    return now.meters().tally(since, vitals);
  }

  /** Messages of the last minute by node, as {@link #tally} are counted. */
  Map<NodeId, Integer> traffic() {
    return counted().traffic().ofLate();
  }

  /** Refused as {@link TraceSettings#of} and {@link Tracing#start} are. */
  static Outcome<Watch> begin(GatewayConfig config, Surroundings around) {
    return TraceSettings.of(around.environment())
        .then(Watch::tracing)
        .map(tracing -> new Watch(config, around, tracing));
  }

  private static Outcome<Optional<Tracing>> tracing(Optional<TraceSettings> settings) {
    return settings.isPresent()
        ? Tracing.start(settings.get()).map(Optional::of)
        : Outcome.passed(Optional.empty());
  }

  /** What the way of a message tells. */
  Observer observer() {
    Observer counting = journey -> count.ifPresent(it -> it.ended(journey));
    return Observer.all(Stream.concat(Stream.of(counting), tracing.stream()).toList());
  }

  /** The same journal, watched. */
  Journal journal(Journal journal) {
    return count.map(it -> it.meters().journal(journal, around.nanoTime())).orElse(journal);
  }

  /** The same record of refused handshakes, watched. */
  HandshakeRefusals handshakes(HandshakeRefusals record) {
    return count.map(it -> it.meters().handshakes(record)).orElse(record);
  }

  /** Answers about a gateway that runs. PORT_IN_USE when its port is taken. */
  Outcome<Watch> open(ServerVitals vitals) {
    if (config.management().isEmpty()) {
      return Outcome.passed(this);
    }
    var at = config.management().get();
    return Management.open(at.host(), at.port(), vitals, counted().meters(), around.nanoTime())
        .map(
            opened -> {
              management = Optional.of(opened);
              return this;
            });
  }

  /** Where it answers; empty when nobody may ask. */
  Optional<URI> address() {
    return management.map(it -> it.address());
  }

  /**
   * Says that the gateway stops, and leaves those who send messages here the time to hear of it.
   */
  void stopping() {
    management.ifPresent(it -> it.stopping());
    try {
      var unused = drained.await(config.drain().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    drained.countDown(); // who stops it once more does not wait once more
  }

  /** Lambdas on purpose: a reference to a method links its class, and with it the libraries. */
  @Override
  public void close() {
    management.ifPresent(it -> it.close());
    count.ifPresent(it -> it.meters().close());
    tracing.ifPresent(it -> it.close());
  }
}
