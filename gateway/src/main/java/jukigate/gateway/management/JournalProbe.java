package jukigate.gateway.management;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jukigate.gateway.journal.JournalState;

/**
 * Asks the journal for whoever wants to know: at most once in a second, however many ask, and never
 * for longer than a probe may wait. A database that hangs is one that cannot be written.
 */
final class JournalProbe implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(2);
  static final Duration FRESH = Duration.ofSeconds(1);

  private final Supplier<Optional<JournalState>> ask;
  private final LongSupplier nanoTime;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("journal-probe").factory());
  private CompletableFuture<Optional<JournalState>> latest =
      CompletableFuture.completedFuture(Optional.empty());
  private long askedAt;
  private boolean asked;

  JournalProbe(Supplier<Optional<JournalState>> ask, LongSupplier nanoTime) {
    this.ask = ask;
    this.nanoTime = nanoTime;
  }

  /** Empty when the journal cannot be written, or did not say in time. */
  Optional<JournalState> state() {
    try {
      return current().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException failed) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private synchronized CompletableFuture<Optional<JournalState>> current() {
    long now = nanoTime.getAsLong();
    boolean stale = !asked || now - askedAt >= FRESH.toNanos();
    if (latest.isDone() && stale && !thread.isShutdown()) {
      asked = true;
      askedAt = now;
      latest = CompletableFuture.supplyAsync(ask, thread);
    }
    return latest;
  }

  @Override
  public void close() {
    thread.shutdown(); // not interrupted: a database that is, closes its files
  }
}
