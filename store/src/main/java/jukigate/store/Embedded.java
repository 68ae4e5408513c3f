package jukigate.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.jdbi.v3.core.Jdbi;

/** A Derby database in a folder, for this process alone until it is closed. */
final class Embedded {
  private static final String BYTES = "BLOB";

  private final Path folder;
  private final Migrations migrations;
  private final DatabaseOptions options;

  private Embedded(Path folder, String migrations, DatabaseOptions options) {
    this.folder = folder;
    this.migrations = new Migrations(migrations, BYTES);
    this.options = options;
  }

  static Outcome<Database> open(Path folder, String migrations, DatabaseOptions options) {
    var embedded = new Embedded(folder, migrations, options);
    return FolderLock.take(folder)
        .then(
            lock -> {
              var database =
                  embedded
                      .begun(lock)
                      .then(begun -> embedded.migrated())
                      .then(pool -> embedded.noted(lock, pool));
              if (!database.isPassed()) {
                lock.close();
              }
              return database;
            });
  }

  /** Where there is no database yet, a copy may stand there afterwards. */
  private Outcome<Path> begun(FolderLock lock) {
    Path files = Derby.files(folder);
    if (Files.exists(files)) {
      return Outcome.passed(folder);
    }
    try {
      if (lock.hadDatabase()) {
        return Outcome.refused(RefusalCode.DATABASE_CORRUPT, folder, "no db/");
      }
      Optional<Pristine> pristine =
          Pristine.of(
              migrations.folder(),
              place -> new Embedded(place, migrations.folder(), options).made());
      if (pristine.isPresent()) {
        pristine.get().copyTo(files);
      }
      return Outcome.passed(folder);
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, folder, e.getClass().getSimpleName());
    }
  }

  private Optional<Path> made() {
    if (migrated() instanceof Outcome.Passed<HikariDataSource>(HikariDataSource open)) {
      open.close();
      Derby.shutDown(folder);
      return Optional.of(Derby.files(folder));
    }
    return Optional.empty();
  }

  private Outcome<HikariDataSource> migrated() {
    return Derby.boot(folder, options)
        .then(
            url -> {
              var source = new HikariConfig();
              source.setDataSource(new Door(folder));
              var pool = Pool.of(source, options);
              var migrated = migrations.migrate(pool, new DatabasePlace.Folder(folder));
              if (!migrated.isPassed()) {
                pool.close();
                Derby.shutDown(folder);
              }
              return migrated;
            });
  }

  private Outcome<Database> noted(FolderLock lock, HikariDataSource pool) {
    try {
      lock.hasDatabase();
    } catch (IOException e) {
      pool.close();
      Derby.shutDown(folder);
      return Outcome.refused(RefusalCode.DISK_FULL, folder, e.getClass().getSimpleName());
    }
    Jdbi jdbi = Jdbi.create(pool);
    IdentityRanges.take(jdbi);
    return Outcome.passed(new Database(jdbi, pool, () -> release(lock)));
  }

  private void release(FolderLock lock) {
    Derby.shutDown(folder);
    lock.close();
  }
}
