package jukigate.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Connections that are used again. */
final class Pool {
  private Pool() {}

  /**
   * @param source with where the database is; the rest is set here
   */
  static HikariDataSource of(HikariConfig source, DatabaseOptions options) {
    source.setPoolName("jukigate");
    source.setMaximumPoolSize(options.poolSize());
    source.setMinimumIdle(1);
    source.setConnectionTimeout(options.connectionTimeout().toMillis());
    source.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return new HikariDataSource(source);
  }
}
