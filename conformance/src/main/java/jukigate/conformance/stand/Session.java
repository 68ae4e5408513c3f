package jukigate.conformance.stand;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import jukigate.conformance.tls.SeenHello;

/** What has happened at the stand since a conduct began. */
public final class Session {
  private static final String OPEN = "open";

  private final Conduct conduct;
  private final Dress dress;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final List<Open> all = new ArrayList<>();
  private int requests;
  private boolean ended;

  Session(Conduct conduct, Dress dress) {
    this.conduct = conduct;
    this.dress = dress;
  }

  Dress dress() {
    return dress;
  }

  Conduct conduct() {
    return conduct;
  }

  /** A connection in its course; guarded by the session. */
  final class Open {
    private Optional<SeenHello> hello = Optional.empty();
    private Optional<Handshake> handshake = Optional.empty();
    private final List<Arrival> arrivals = new ArrayList<>();
    private String ended = OPEN;
    private Optional<SSLSocket> waiting = Optional.empty();

    void hello(SeenHello seen) {
      change(() -> hello = Optional.of(seen));
    }

    void handshake(Handshake done) {
      change(() -> handshake = Optional.of(done));
    }

    void ended(String how) {
      change(() -> ended = how);
    }

    /** How many requests came before this one, on any connection. */
    int arrived(Arrival arrival) {
      lock.lock();
      try {
        arrivals.add(arrival);
        moved.signalAll();
        return requests++;
      } finally {
        lock.unlock();
      }
    }

    /**
     * Waits for another request from now on, or not.
     *
     * @return false when the session is over
     */
    boolean waiting(Optional<SSLSocket> socket) {
      lock.lock();
      try {
        waiting = socket;
        return !Session.this.ended;
      } finally {
        lock.unlock();
      }
    }

    private boolean isOpen() {
      return ended.equals(OPEN);
    }

    private void hangUp() {
      waiting.ifPresent(
          socket -> {
            try {
              socket.shutdownOutput();
            } catch (IOException gone) {
              waiting = Optional.empty();
            }
          });
    }

    private Meeting seen() {
      return new Meeting(hello, handshake, arrivals, ended);
    }
  }

  Open open() {
    Open one = new Open();
    change(() -> all.add(one));
    return one;
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The connections so far, in the order in which they came. */
  public List<Meeting> meetings() {
    lock.lock();
    try {
      return all.stream().map(Open::seen).toList();
    } finally {
      lock.unlock();
    }
  }

  /** The requests so far, connection by connection. */
  public List<Arrival> arrivals() {
    return meetings().stream().flatMap(it -> it.arrivals().stream()).toList();
  }

  /** Waits until so many requests are there; whether they are. */
  public boolean await(int count, Duration patience) {
    lock.lock();
    try {
      long nanos = patience.toNanos();
      while (requests < count && nanos > 0) {
        nanos = moved.awaitNanos(nanos);
      }
      return requests >= count;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends what is open still, and waits until the system under test has seen it, so that its next
   * message comes on a new connection.
   */
  void end(Duration patience) {
    lock.lock();
    try {
      ended = true;
      all.forEach(Open::hangUp);
      long nanos = patience.toNanos();
      while (all.stream().anyMatch(Open::isOpen) && nanos > 0) {
        nanos = moved.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no connection is in the middle of anything, but not longer than this. */
  public void settle(Duration patience) {
    lock.lock();
    try {
      long nanos = patience.toNanos();
      while (unsettled().findAny().isPresent() && nanos > 0) {
        nanos = moved.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private Stream<Open> unsettled() {
    return all.stream().filter(one -> one.isOpen() && one.arrivals.isEmpty());
  }
}
