package jukigate.gateway.server;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jukigate.domain.refusal.Outcome;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.edge.HandshakeRefusals;
import jukigate.gateway.journal.Journal;
import jukigate.gateway.management.Management;
import jukigate.gateway.management.Meters;
import jukigate.gateway.observe.Observer;
import jukigate.gateway.trace.TraceSettings;
import jukigate.gateway.trace.Tracing;

/**
 * Whoever watches a gateway, if anybody does: metrics with their listener, and traces. What is not
 * configured is not there, and nothing of its libraries is loaded.
 */
final class Watch implements AutoCloseable {
  private final GatewayConfig config;
  private final Surroundings around;
  private final Optional<Meters> meters;
  private final Optional<Tracing> tracing;
  private final CountDownLatch drained = new CountDownLatch(1);
  private Optional<Management> management = Optional.empty();

  private Watch(GatewayConfig config, Surroundings around, Optional<Tracing> tracing) {
    this.config = config;
    this.around = around;
    this.meters = config.management().map(unused -> new Meters());
    this.tracing = tracing;
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
    List<Observer> all = Stream.<Observer>concat(meters.stream(), tracing.stream()).toList();
    return all.isEmpty() ? Observer.NONE : Observer.all(all);
  }

  /** The same journal, watched. */
  Journal journal(Journal journal) {
    return meters.map(it -> it.journal(journal, around.nanoTime())).orElse(journal);
  }

  /** The same record of refused handshakes, watched. */
  HandshakeRefusals handshakes(HandshakeRefusals record) {
    return meters.map(it -> it.handshakes(record)).orElse(record);
  }

  /** Answers about a gateway that runs. PORT_IN_USE when its port is taken. */
  Outcome<Watch> open(ServerVitals vitals) {
    if (config.management().isEmpty()) {
      return Outcome.passed(this);
    }
    var at = config.management().get();
    return Management.open(at.host(), at.port(), vitals, meters.orElseThrow(), around.nanoTime())
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
    meters.ifPresent(it -> it.close());
    tracing.ifPresent(it -> it.close());
  }
}
