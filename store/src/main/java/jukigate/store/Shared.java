package jukigate.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.jdbi.v3.core.Jdbi;

/** A database on a PostgreSQL server, which other processes have open, too. */
final class Shared {
  private static final String BYTES = "BYTEA";

  /** Settings of the driver. */
  private static final Map<String, String> DRIVER =
      Map.of(
          "ApplicationName", "jukigate",
          "tcpKeepAlive", "true",
          // So many rows of an answer are in memory at a time, within a transaction.
          "defaultRowFetchSize", "500",
          "quoteReturningIdentifiers", "false",
          // Details quote values.
          "logServerErrorDetail", "false");

  /** With any other value, a commit that was confirmed may be gone after a crash of the server. */
  private static final Map<String, Set<String>> DURABLE =
      Map.of(
          "fsync", Set.of("on"),
          "full_page_writes", Set.of("on"),
          "synchronous_commit", Set.of("on", "remote_write", "remote_apply"));

  private Shared() {}

  static Outcome<Database> open(
      DatabasePlace.Server place, String migrations, DatabaseOptions options) {
    return password(place.password())
        .then(password -> reached(place, source(place, password, options), options))
        .then(
            pool -> {
              var migrated =
                  durable(place, pool)
                      .then(it -> new Migrations(migrations, BYTES).migrate(it, place));
              if (!migrated.isPassed()) {
                pool.close();
              }
              return migrated;
            })
        .map(pool -> new Database(Jdbi.create(pool), pool, () -> {}));
  }

  private static HikariConfig source(
      DatabasePlace.Server place, String password, DatabaseOptions options) {
    ServerAddress address = place.address();
    var source = new HikariConfig();
    source.setJdbcUrl(
        "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + address.database());
    source.setUsername(place.user());
    source.setPassword(password);
    Map<String, String> settings = new HashMap<>(DRIVER);
    settings.put("connectTimeout", Long.toString(options.waitTimeout().toSeconds()));
    settings.put("options", session(options));
    settings.put("sslmode", address.authorities().isPresent() ? "verify-full" : "disable");
    address.authorities().ifPresent(file -> settings.put("sslrootcert", file.toString()));
    settings.forEach(source::addDataSourceProperty);
    return source;
  }

  /**
   * Nobody waits for ever for a lock; and the server finds out soon that a process, or the machine
   * that it ran on, is gone, and gives free what it held.
   */
  private static String session(DatabaseOptions options) {
    return String.join(
        " ",
        List.of(
            "-c lock_timeout=" + options.waitTimeout().toMillis(),
            "-c idle_in_transaction_session_timeout=60000",
            "-c tcp_keepalives_idle=10",
            "-c tcp_keepalives_interval=5",
            "-c tcp_keepalives_count=3"));
  }

  private static Outcome<String> password(Path file) {
    try {
      return Outcome.passed(Files.readString(file).lines().findFirst().orElse(""));
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName());
    }
  }

  private static Outcome<HikariDataSource> reached(
      DatabasePlace.Server place, HikariConfig source, DatabaseOptions options) {
    try {
      return Outcome.passed(Pool.of(source, options));
    } catch (HikariPool.PoolInitializationException e) {
      return Outcome.refused(
          RefusalCode.DATABASE_UNREACHABLE, place, String.join(" ", SqlStates.of(e)));
    }
  }

  private static Outcome<HikariDataSource> durable(
      DatabasePlace.Server place, HikariDataSource pool) {
    try (Connection connection = pool.getConnection()) {
      for (var setting : DURABLE.entrySet()) {
        String value = shown(connection, setting.getKey());
        if (!setting.getValue().contains(value)) {
          return Outcome.refused(RefusalCode.DATABASE_NOT_DURABLE, place, setting.getKey(), value);
        }
      }
      return Outcome.passed(pool);
    } catch (SQLException e) {
      return Outcome.refused(
          RefusalCode.DATABASE_UNREACHABLE, place, String.join(" ", SqlStates.of(e)));
    }
  }

  private static String shown(Connection connection, String setting) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SHOW " + setting)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
