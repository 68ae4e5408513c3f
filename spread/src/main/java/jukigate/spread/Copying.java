package jukigate.spread;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jukigate.domain.FailureTrace;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.journal.RecordNumber;
import jukigate.gateway.journal.sql.Change;
import jukigate.gateway.journal.sql.SqlCopy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the changes of the log in this member's copy, in order, as many at a time as wait. One that
 * cannot be made ends it: a copy that left one out would contradict the others.
 */
final class Copying implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Copying.class);
  private static final int AT_A_TIME = 256;

  private final SqlCopy copy;
  private final Runnable broken;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(AT_A_TIME);
  private final Thread thread;
  private final long start;
  private long place;
  private boolean ended;

  private record Waiting(SqlCopy.Placed placed, CompletableFuture<Outcome<RecordNumber>> outcome) {}

  /**
   * @param broken run once, on a thread of its own, when the copy cannot go on
   */
  Copying(SqlCopy copy, Runnable broken) {
    this.copy = copy;
    this.broken = broken;
    this.start = copy.place();
    this.place = start;
    this.thread = Thread.ofPlatform().daemon().name("journal-copy").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /**
   * Waits when there is too much to do. What the copy held when it was opened is refused: it was
   * answered then, or its caller gave up.
   *
   * @param bytes of a change
   * @return what became of it, when it is durable here; fails when this copy cannot go on
   */
  CompletableFuture<Outcome<RecordNumber>> make(long index, byte[] bytes) {
    Optional<Change> change = index <= start ? Optional.empty() : Change.read(bytes);
    if (change.isEmpty()) {
      return CompletableFuture.completedFuture(Outcome.refused(RefusalCode.JOURNAL_UNAVAILABLE));
    }
    var waiting = new Waiting(new SqlCopy.Placed(index, change.get()), new CompletableFuture<>());
    try {
      while (!queue.offer(waiting, 1, TimeUnit.SECONDS)) {
        if (isEnded()) {
          return CompletableFuture.failedFuture(new IllegalStateException("copy ended"));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CompletableFuture.failedFuture(e);
    }
    if (isEnded()) {
      failAll(List.of(waiting));
    }
    return waiting.outcome();
  }

  /** Place of the last change in this copy. */
  synchronized long place() {
    return place;
  }

  /** Waits until the copy holds the change with that number. */
  synchronized void await(long wanted, long millis) throws TimeoutException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (place < wanted) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0 || ended) {
        throw new TimeoutException(place + " of " + wanted);
      }
      wait(left);
    }
  }

  private void run() {
    List<Waiting> some = new ArrayList<>();
    try {
      while (!isEnded()) {
        some.clear();
        some.add(queue.take());
        queue.drainTo(some, AT_A_TIME - 1);
        make(some);
      }
    } catch (InterruptedException closed) {
      failAll(some);
    } catch (RuntimeException e) {
      LOG.error("this member leaves: its copy cannot be written: {}", new FailureTrace(e));
      end();
      failAll(some);
      Thread.ofPlatform().daemon().name("journal-leave").start(broken);
    }
    List<Waiting> rest = new ArrayList<>();
    queue.drainTo(rest);
    failAll(rest);
  }

  private void make(List<Waiting> some) {
    List<Outcome<RecordNumber>> made = copy.make(some.stream().map(Waiting::placed).toList());
    reached(some.getLast().placed().place());
    for (int i = 0; i < made.size(); i++) {
      some.get(i).outcome().complete(made.get(i));
    }
  }

  private static void failAll(List<Waiting> some) {
    some.forEach(one -> one.outcome().completeExceptionally(new IllegalStateException("ended")));
  }

  private synchronized void reached(long last) {
    place = last;
    notifyAll();
  }

  private synchronized boolean isEnded() {
    return ended;
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  @Override
  public void close() {
    end();
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
