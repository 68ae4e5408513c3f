package jukigate.app.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import jukigate.app.attack.ForeignEndpoint;
import jukigate.conformance.attack.Front;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import picocli.CommandLine.Option;

/** Whose endpoint is attacked, and by whose leave. */
final class TargetOptions {
  private static final String LIST = "attack-targets.txt";

  /** The machine's time, for the pause between two connections. */
  static final Front.Pace.Ticker TICKER =
      new Front.Pace.Ticker() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void await(long nanos) {
          LockSupport.parkNanos(nanos);
        }
      };

  @Option(names = "--target", paramLabel = "<file>")
  private Optional<Path> target = Optional.empty();

  @Option(names = "--allow-list", paramLabel = "<file>")
  private Optional<Path> allowList = Optional.empty();

  @Option(names = "--consent")
  private boolean consent;

  @Option(names = "--with-dos")
  private boolean withDos;

  boolean isForeign() {
    return target.isPresent();
  }

  boolean withDos() {
    return withDos;
  }

  /** Refused unless it is on the list and somebody takes the responsibility. */
  Outcome<ForeignEndpoint> endpoint(Path home) {
    return ForeignEndpoint.read(target.orElseThrow())
        .then(it -> it.allowedBy(allowList.orElse(home.resolve(LIST))))
        .then(
            it ->
                consent
                    ? Outcome.passed(it)
                    : Outcome.refused(RefusalCode.CONSENT_MISSING, it.url()));
  }
}
