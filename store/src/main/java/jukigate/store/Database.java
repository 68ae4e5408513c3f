package jukigate.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import jukigate.domain.refusal.Outcome;
import org.jdbi.v3.core.Jdbi;

/**
 * An open database: migrated and pooled. Commits are durable: after a kill, whatever was committed
 * is there.
 */
public final class Database implements AutoCloseable {
  /** SQLSTATE of a broken unique key, in Derby and PostgreSQL alike. */
  private static final String DUPLICATE_KEY = "23505";

  /**
   * Lock timeout and deadlock of Derby; of PostgreSQL serialization failure, deadlock and lock
   * timeout.
   */
  private static final Set<String> RETRYABLE = Set.of("40XL1", "40XL2", "40001", "40P01", "55P03");

  private final Jdbi jdbi;
  private final HikariDataSource pool;
  private final Runnable release;

  /**
   * @param release done once, when the connections are closed
   */
  Database(Jdbi jdbi, HikariDataSource pool, Runnable release) {
    this.jdbi = jdbi;
    this.pool = pool;
    this.release = release;
  }

  /** The database in a folder. */
  public static Outcome<Database> open(Path folder, String migrations, DatabaseOptions options) {
    return open(new DatabasePlace.Folder(folder), migrations, options);
  }

  /**
   * Opens a database, creating and migrating it as needed.
   *
   * <p>Refused: DATABASE_CORRUPT when it or a migration cannot read what is there, which then stays
   * as it is. In a folder: DATABASE_LOCKED when anyone else has it open, in this process or
   * another; DATABASE_CORRUPT, too, when there was a database and it is gone; DISK_FULL when the
   * folder cannot be written; CONFIG_INVALID_VALUE when {@code derby.system.durability} is set. On
   * a server: DATABASE_UNREACHABLE, also for a wrong password; DATABASE_NOT_DURABLE when a setting
   * of it loses commits; FILE_UNREADABLE for the file with the password.
   *
   * @param migrations class path folder of numbered SQL, e.g. {@code
   *     jukigate/gateway/journal/migrations}; {@code ${bytes}} stands for the type of byte columns
   */
  public static Outcome<Database> open(
      DatabasePlace place, String migrations, DatabaseOptions options) {
    return switch (place) {
      case DatabasePlace.Folder(Path folder) -> Embedded.open(folder, migrations, options);
      case DatabasePlace.Server server -> Shared.open(server, migrations, options);
    };
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  /** True when a unique key refused the row: how a replay and a repetition are told apart. */
  public static boolean isDuplicateKey(Exception failure) {
    return SqlStates.of(failure).contains(DUPLICATE_KEY);
  }

  /**
   * True when the transaction lost against others (lock timeout, deadlock, serialization) and was
   * rolled back: doing it again may well succeed.
   */
  public static boolean isRetryable(Exception failure) {
    return SqlStates.of(failure).stream().anyMatch(RETRYABLE::contains);
  }

  /** The SQLSTATEs of a failure: all of it that may go into a log, as its message holds values. */
  public static List<String> states(Exception failure) {
    return SqlStates.of(failure);
  }

  /** Waits for nobody: a statement under way ends with an exception, a commit is kept or is not. */
  @Override
  public void close() {
    if (!pool.isClosed()) {
      pool.close();
      release.run();
    }
  }
}
