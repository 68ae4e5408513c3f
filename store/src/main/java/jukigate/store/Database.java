package jukigate.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;

/**
 * An open database: migrated, pooled, owned by this process alone until closed. Commits are
 * durable: after a kill, whatever was committed is there.
 */
public final class Database implements AutoCloseable {
  /** SQLSTATE of a broken unique key, in Derby and PostgreSQL alike. */
  private static final String DUPLICATE_KEY = "23505";

  /** Derby's lock timeout and deadlock, PostgreSQL's serialization failure and deadlock. */
  private static final Set<String> RETRYABLE = Set.of("40XL1", "40XL2", "40001", "40P01");

  private final Path folder;
  private final FolderLock lock;
  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(Path folder, FolderLock lock, HikariDataSource pool) {
    this.folder = folder;
    this.lock = lock;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    IdentityRanges.take(jdbi);
  }

  /**
   * Opens the database in a folder, creating and migrating it as needed.
   *
   * <p>Refused: DATABASE_LOCKED when anyone else has the folder open, in this process or another;
   * DATABASE_CORRUPT when Derby or a migration cannot read what is there, whose files then stay as
   * they are, and when there was a database and it is gone; DISK_FULL when the folder cannot be
   * written; CONFIG_INVALID_VALUE when {@code derby.system.durability} is set.
   *
   * @param folder folder of its own; holds {@code db/}, {@code lock} and {@code derby.log}
   * @param migrations class path folder of numbered SQL, e.g. {@code
   *     jukigate/gateway/journal/migrations}; {@code ${bytes}} stands for the type of byte columns
   */
  public static Outcome<Database> open(Path folder, String migrations, DatabaseOptions options) {
    return FolderLock.take(folder)
        .then(
            lock -> {
              var database =
                  begun(folder, lock, migrations, options)
                      .then(begun -> Derby.boot(folder, options))
                      .then(url -> migrated(folder, pool(folder, options), migrations))
                      .then(pool -> noted(folder, lock, pool));
              if (!database.isPassed()) {
                lock.close();
              }
              return database;
            });
  }

  /** Where there is no database yet, a copy may stand there afterwards. */
  private static Outcome<Path> begun(
      Path folder, FolderLock lock, String migrations, DatabaseOptions options) {
    Path files = Derby.files(folder);
    if (Files.exists(files)) {
      return Outcome.passed(folder);
    }
    try {
      if (lock.hadDatabase()) {
        return Outcome.refused(RefusalCode.DATABASE_CORRUPT, folder, "no db/");
      }
      Optional<Pristine> pristine =
          Pristine.of(migrations, place -> made(place, migrations, options));
      if (pristine.isPresent()) {
        pristine.get().copyTo(files);
      }
      return Outcome.passed(folder);
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, folder, e.getClass().getSimpleName());
    }
  }

  private static Outcome<Database> noted(Path folder, FolderLock lock, HikariDataSource pool) {
    try {
      lock.hasDatabase();
      return Outcome.passed(new Database(folder, lock, pool));
    } catch (IOException e) {
      pool.close();
      Derby.shutDown(folder);
      return Outcome.refused(RefusalCode.DISK_FULL, folder, e.getClass().getSimpleName());
    }
  }

  private static Optional<Path> made(Path folder, String migrations, DatabaseOptions options) {
    var pool =
        Derby.boot(folder, options)
            .then(url -> migrated(folder, pool(folder, options), migrations));
    if (pool instanceof Outcome.Passed<HikariDataSource>(HikariDataSource open)) {
      open.close();
      Derby.shutDown(folder);
      return Optional.of(Derby.files(folder));
    }
    return Optional.empty();
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
      Derby.shutDown(folder);
      lock.close();
    }
  }

  private static HikariDataSource pool(Path folder, DatabaseOptions options) {
    var config = new HikariConfig();
    config.setPoolName("jukigate");
    config.setDataSource(new Door(folder));
    config.setMaximumPoolSize(options.poolSize());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(options.connectionTimeout().toMillis());
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return new HikariDataSource(config);
  }

  private static Outcome<HikariDataSource> migrated(
      Path folder, HikariDataSource pool, String migrations) {
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(pool)
          .locations("classpath:" + migrations)
          .failOnMissingLocations(true)
          .validateMigrationNaming(true)
          .placeholders(Map.of("bytes", "BLOB"))
          .load()
          .migrate();
      return Outcome.passed(pool);
    } catch (FlywayException e) {
      pool.close();
      Derby.shutDown(folder);
      return Outcome.refused(
          RefusalCode.DATABASE_CORRUPT, folder, e.getMessage().lines().findFirst().orElse(""));
    }
  }
}
