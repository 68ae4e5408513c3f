package jukigate.app.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * One window of the counter: enters one event after the other, each as often as it takes until the
 * CS has accepted it. The residents of a window are its own, so their events have an order.
 */
final class Window implements Runnable {
  static final int WINDOWS = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final int number;
  private final Ensemble ensemble;
  private final Ledger ledger;
  private final AtomicBoolean open;
  private final Random random;
  private final List<Integer> steps = new ArrayList<>();

  /**
   * @param number from 0
   * @param open false once no new event is to be begun
   */
  Window(int number, Ensemble ensemble, Ledger ledger, AtomicBoolean open, long seed) {
    this.number = number;
    this.ensemble = ensemble;
    this.ledger = ledger;
    this.open = open;
    this.random = new Random(seed * WINDOWS + number);
  }

  @Override
  public void run() {
    while (open.get()) {
      serve();
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** A newcomer, or somebody who has been here before. */
  private void serve() {
    int who =
        steps.isEmpty() || random.nextInt(4) == 0 ? steps.size() : random.nextInt(steps.size());
    if (who == steps.size()) {
      steps.add(0);
    }
    Life life = new Life(1 + number + WINDOWS * who);
    int step = steps.get(who) + 1;
    while (!enters(life, step)) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    steps.set(who, step);
  }

  /** A CS that died meanwhile may have accepted it or not: it is entered again. */
  private boolean enters(Life life, int step) {
    Child cs = ensemble.awaitUp(Part.CS);
    String request = life.requestNumber(step);
    CompletableFuture<Optional<String>> accepted = cs.expect(Report.ACCEPTED, request);
    CompletableFuture<Optional<String>> failed = cs.expect(Report.FAILED, request);
    CompletableFuture<Optional<String>> tried = cs.expect(Report.TRIED, request);
    CompletableFuture<Optional<String>> refused = cs.expect(Report.REFUSED, request);
    cs.tell(Order.ENTER, life.index(), step);
    var unusedAnswer = Child.within(accepted.applyToEither(failed, it -> it), PATIENCE);
    if (Child.within(accepted, Duration.ZERO).isEmpty()) {
      if (Child.within(refused, Duration.ZERO).isPresent()) {
        throw new IllegalStateException("the counter refuses a good event: " + request);
      }
      return false;
    }
    ledger.accepted(life, step);
    var unused = Child.within(tried.applyToEither(failed, it -> it), PATIENCE);
    return true;
  }
}
