package jukigate.line;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What is on the way in one direction of one connection: comes out in the order in which it went
 * in, none before its time. Has a thread of its own only when something had to wait.
 */
final class Lane {
  private final Ticker ticker;
  private final Consumer<Parcel> exit;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private int underWay;
  private boolean isComingOut;
  private boolean hasCarrier;
  private boolean ended;

  private record Waiting(Parcel parcel, long due) {}

  /**
   * @param exit where parcels come out
   */
  Lane(Ticker ticker, Consumer<Parcel> exit) {
    this.ticker = ticker;
    this.exit = exit;
  }

  /** Takes the next parcel, when there is room for it. */
  void send(Parcel parcel, long due, int room) throws InterruptedException {
    if (isAtOnce(parcel, due, room)) {
      exit.accept(parcel);
    }
  }

  private boolean isAtOnce(Parcel parcel, long due, int room) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!ended && underWay > 0 && underWay + parcel.length() > room) {
        changed.await();
      }
      if (ended || (waiting.isEmpty() && !isComingOut && due - ticker.nanos() <= 0)) {
        return !ended;
      }
      waiting.add(new Waiting(parcel.kept(), due));
      underWay += parcel.length();
      changed.signalAll();
      carry();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void carry() {
    if (!hasCarrier) {
      hasCarrier = true;
      Thread.startVirtualThread(this::run);
    }
  }

  private void run() {
    try {
      for (var parcel = next(); parcel.isPresent(); parcel = next()) {
        exit.accept(parcel.get());
        out(parcel.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for it; empty when there will be none. */
  private Optional<Parcel> next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!ended) {
        Waiting first = waiting.peek();
        long left = first == null ? Long.MAX_VALUE : first.due() - ticker.nanos();
        if (left <= 0) {
          isComingOut = true;
          return Optional.of(waiting.remove().parcel());
        }
        if (first == null) {
          changed.await();
        } else {
          long unused = changed.awaitNanos(left);
        }
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private void out(Parcel parcel) {
    lock.lock();
    try {
      isComingOut = false;
      underWay -= parcel.length();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets out what waits: the fault that held it is over. */
  void release() {
    lock.lock();
    try {
      long now = ticker.nanos();
      var held = new ArrayDeque<>(waiting);
      waiting.clear();
      held.forEach(one -> waiting.add(new Waiting(one.parcel(), now)));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Looks at the ticker again. */
  void look() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing goes in or comes out any more. */
  void end() {
    lock.lock();
    try {
      ended = true;
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
