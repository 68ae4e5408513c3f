package jukigate.app.chaos;

import java.util.concurrent.CountDownLatch;
import jukigate.simulators.observe.MessageEvent;
import jukigate.simulators.observe.MessageObserver;

/**
 * Stops one message at a moment and tells; the message goes on when it is let go, or never, because
 * the process is dead by then.
 */
final class Hold implements MessageObserver {
  private final Runnable held;
  private Moment awaited;
  private int left;
  private CountDownLatch gate = new CountDownLatch(0);

  /**
   * @param held told once a message stands still
   */
  Hold(Runnable held) {
    this.held = held;
  }

  /** Stops the message that is the given one at this moment, counted from now. */
  synchronized void arm(Moment moment, int count) {
    awaited = moment;
    left = count;
    gate.countDown();
    gate = new CountDownLatch(1);
  }

  /** Lets go what stands, and stops nothing more. */
  synchronized void release() {
    left = 0;
    gate.countDown();
  }

  @Override
  public void saw(MessageEvent event) {
    Moment.of(event)
        .filter(this::isTheOne)
        .ifPresent(
            moment -> {
              CountDownLatch closed = gate();
              held.run();
              await(closed);
            });
  }

  private synchronized boolean isTheOne(Moment moment) {
    return left > 0 && moment == awaited && --left == 0;
  }

  private synchronized CountDownLatch gate() {
    return gate;
  }

  private static void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
