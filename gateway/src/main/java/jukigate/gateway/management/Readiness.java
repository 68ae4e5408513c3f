package jukigate.gateway.management;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jukigate.gateway.journal.JournalState;

/** Whether the gateway would take a message now. */
final class Readiness {
  /** Heads are signed every second: after so long something stands in the way. */
  static final Duration SEALED_WITHIN = Duration.ofSeconds(15);

  static final List<String> CHECKS = List.of("running", "listener", "journal", "audit");

  private final Vitals vitals;
  private final Supplier<Optional<JournalState>> journal;
  private volatile boolean stopping;

  /**
   * @param journal asks it within the time that a probe has
   */
  Readiness(Vitals vitals, Supplier<Optional<JournalState>> journal) {
    this.vitals = vitals;
    this.journal = journal;
  }

  /** From now on it is not ready, for good. */
  void stop() {
    stopping = true;
  }

  /**
   * One check and what it found.
   *
   * @param finding {@code ok}, or what is wrong in a few fixed words
   */
  record Check(String name, String finding) {
    boolean ok() {
      return finding.equals("ok");
    }
  }

  /** Every check, in the order of {@link #CHECKS}. */
  List<Check> checks() {
    return CHECKS.stream().map(this::check).toList();
  }

  Check check(String name) {
    return switch (name) {
      case "running" -> check(name, !stopping, "stopping");
      case "listener" -> check(name, vitals.listening(), "not listening");
      case "journal" -> check(name, journal.get().isPresent(), "cannot be written");
      case "audit" ->
          check(name, vitals.sinceSealed().compareTo(SEALED_WITHIN) < 0, "no head can be signed");
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** As JSON; every name and finding is a word of this class, so nothing needs to be escaped. */
  static String json(List<Check> checks) {
    return checks.stream()
        .map(check -> "\"" + check.name() + "\":\"" + check.finding() + "\"")
        .collect(
            Collectors.joining(
                ",",
                "{\"ready\":" + checks.stream().allMatch(Check::ok) + ",\"checks\":{",
                "}}\n"));
  }

  private static Check check(String name, boolean ok, String otherwise) {
    return new Check(name, ok ? "ok" : otherwise);
  }
}
