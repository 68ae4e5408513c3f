package jukigate.store;

import java.time.Duration;

/**
 * How a database is opened.
 *
 * @param poolSize connections at most, 1 to 64
 * @param waitTimeout how long a statement waits for a lock; whole seconds, 1 to 60
 */
public record DatabaseOptions(int poolSize, Duration waitTimeout) {
  private static final int LOCKS_OUTWAITED = 3;

  public static final DatabaseOptions DEFAULTS = new DatabaseOptions(8, Duration.ofSeconds(10));

  public DatabaseOptions {
    if (poolSize < 1 || poolSize > 64) {
      throw new IllegalArgumentException("poolSize 1 to 64: " + poolSize);
    }
    if (waitTimeout.toSeconds() < 1 || waitTimeout.toSeconds() > 60) {
      throw new IllegalArgumentException("waitTimeout 1 to 60 s: " + waitTimeout);
    }
  }

  /**
   * How long a caller waits for a connection: longer than for a lock. Otherwise one lock that all
   * connections wait for turns away everybody behind them, although their transactions end in time.
   */
  Duration connectionTimeout() {
    return waitTimeout.multipliedBy(LOCKS_OUTWAITED);
  }
}
