package jukigate.gateway.server;

import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Counts who is inside, and lets nobody in once it is closed. */
final class Turnstile {
  private final Phaser inside = new Phaser(1);
  private boolean open = true;

  synchronized boolean enter() {
    if (open) {
      inside.register();
    }
    return open;
  }

  void leave() {
    inside.arriveAndDeregister();
  }

  /** How many are inside. */
  int count() {
    return Math.max(0, inside.getRegisteredParties() - 1);
  }

  /** Closes, and waits until everybody has left; false when they did not in time. */
  boolean close(Duration patience) {
    synchronized (this) {
      if (!open) {
        return true;
      }
      open = false;
    }
    try {
      inside.awaitAdvanceInterruptibly(inside.arrive(), patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException late) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
