package jukigate.gateway.management;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import jukigate.gateway.journal.JournalState;

/** What is read when somebody asks for the metrics; what cannot be told is NaN. */
record Gauges(MeterRegistry registry, Vitals vitals) {
  private static final double MILLIS = 1_000;

  /**
   * @param journal asks it within the time that a probe has
   */
  void show(Readiness readiness, Supplier<Optional<JournalState>> journal) {
    for (String check : Readiness.CHECKS) {
      Gauge.builder("jukigate.ready", () -> readiness.check(check).ok() ? 1 : 0)
          .description("1 when the check is passed")
          .tag("check", check)
          .register(registry);
    }
    gauge("jukigate.connections", "TLS connections that are open", vitals::connections);
    gauge("jukigate.messages.under.way", "Messages under way", vitals::underWay);
    gauge(
        "jukigate.audit.leaves.without.place",
        "Decisions that no signed head covers yet",
        () -> journal.get().map(JournalState::leavesWithoutPlace).orElse(null));
    gauge(
        "jukigate.audit.newest.head.age.seconds",
        "Since the newest head of the audit log was signed",
        () ->
            journal
                .get()
                .flatMap(JournalState::newestHead)
                .map(at -> seconds(Duration.between(at, vitals.now())))
                .orElse(null));
    gauge(
        "jukigate.audit.sealed.age.seconds",
        "Since the audit log was last found sealed",
        () -> seconds(vitals.sinceSealed()));
    expiry("tls", vitals::tlsEnds);
    expiry("signing", vitals::signingEnds);
    gauge(
        "jukigate.crl.expiry.seconds",
        "Until the first CRL in force ends",
        () -> vitals.crlEnds().map(this::until).orElse(null));
  }

  private void expiry(String key, Supplier<Instant> ends) {
    Gauge.builder("jukigate.certificate.expiry.seconds", () -> until(ends.get()))
        .description("Until the gateway's own certificate ends")
        .tag("key", key)
        .register(registry);
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  private double until(Instant end) {
    return seconds(Duration.between(vitals.now(), end));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS;
  }
}
