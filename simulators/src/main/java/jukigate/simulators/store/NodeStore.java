package jukigate.simulators.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusedException;
import jukigate.store.Database;
import jukigate.store.DatabaseOptions;
import org.jdbi.v3.core.Handle;

/**
 * The database of the simulated nodes. What a transaction made is there after a kill, all of it or
 * nothing.
 */
public final class NodeStore implements AutoCloseable {
  private static final String MIGRATIONS = "jukigate/simulators/store/migrations";

  /**
   * Under load one transaction can lose more than once; it waits each time as long as a lock does.
   */
  private static final int ATTEMPTS = 4;

  private final Database database;
  private final int mostWaiting;

  @SuppressWarnings("ThreadLocalUsage") // another store of the thread is not watched
  private final ThreadLocal<StatementWatch> watches = new ThreadLocal<>();

  private NodeStore(Database database, int mostWaiting) {
    this.database = database;
    this.mostWaiting = mostWaiting;
  }

  /**
   * Opens the store in a folder of its own; refused as {@link Database#open} says.
   *
   * @param folder created when it does not exist
   */
  public static Outcome<NodeStore> open(Path folder) {
    return open(folder, Integer.MAX_VALUE);
  }

  /**
   * The same with outboxes that can be full.
   *
   * @param mostWaiting notifications of one node that nobody has taken yet
   */
  public static Outcome<NodeStore> open(Path folder, int mostWaiting) {
    return Database.open(folder, MIGRATIONS, DatabaseOptions.DEFAULTS)
        .map(database -> new NodeStore(database, mostWaiting));
  }

  /**
   * One transaction: kept when the work passes, undone when it refuses or throws; what a table
   * refuses (OUTBOX_FULL) is refused here. Work that meets a unique key of a transaction beside it,
   * or loses a lock to one, is done again, up to {@value #ATTEMPTS} times in all, and then sees
   * what the other one kept; it must therefore have no effect outside the tables.
   */
  public <T> Outcome<T> transact(Function<NodeTables, Outcome<T>> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (RefusedException e) {
        return Outcome.refused(e.refusal());
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || !(Database.isDuplicateKey(e) || Database.isRetryable(e))) {
          throw e;
        }
      }
    }
  }

  /** Work that cannot be refused. */
  public <T> T change(Function<NodeTables, T> work) {
    return transact(tables -> Outcome.passed(work.apply(tables))).orThrow();
  }

  /**
   * What the database looks at for work that asks this store in the calling thread. Slow: to
   * explain, not to be timed.
   */
  public List<Visit> visits(Runnable work) {
    var watch = new StatementWatch();
    watches.set(watch);
    try {
      work.run();
    } finally {
      watches.remove();
    }
    return watch.visits();
  }

  /** The place that tables and indexes take in the files of the database. */
  public List<Space> space() {
    return database.jdbi().withHandle(Space::all);
  }

  @Override
  public void close() {
    database.close();
  }

  private <T> Outcome<T> once(Function<NodeTables, Outcome<T>> work) {
    var watch = Optional.ofNullable(watches.get());
    return database
        .jdbi()
        .inTransaction(
            handle ->
                watch.isPresent()
                    ? watch.get().over(handle, () -> keptIfPassed(handle, work))
                    : keptIfPassed(handle, work));
  }

  private <T> Outcome<T> keptIfPassed(Handle handle, Function<NodeTables, Outcome<T>> work) {
    var outcome = work.apply(new NodeTables(handle, mostWaiting));
    if (!outcome.isPassed()) {
      handle.rollback();
    }
    return outcome;
  }
}
