package jukigate.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import jukigate.domain.FailureTrace;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.domain.refusal.Stage;
import jukigate.gateway.journal.Mark;
import jukigate.gateway.observe.Journey;
import jukigate.gateway.observe.Observer;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.parse.Progress;
import jukigate.gateway.seal.Rejection;
import jukigate.gateway.seal.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far one message came, and how long each step took. Of one message and one thread. */
final class Trail {
  private static final Logger LOG = LoggerFactory.getLogger(Trail.class);
  private static final long NANOS_PER_MICRO = 1_000;

  private final LongSupplier nanoTime;
  private final List<Mark> marks = new ArrayList<>();
  private final Observer observer;
  private Progress latest;

  Trail(Arrival arrival, LongSupplier nanoTime, Observer observer) {
    this.latest = arrival;
    this.nanoTime = nanoTime;
    this.observer = observer;
  }

  /**
   * The step, timed. The only place that catches a RuntimeException: a bug becomes INTERNAL_ERROR
   * and is logged once, and the message is answered and recorded like any other.
   */
  <I, O> Function<I, Outcome<O>> at(Stage stage, Function<? super I, Outcome<O>> step) {
    return input -> {
      long start = nanoTime.getAsLong();
      Outcome<O> outcome = attempt(stage, step, input);
      marks.add(new Mark(stage, (nanoTime.getAsLong() - start) / NANOS_PER_MICRO));
      if (outcome instanceof Outcome.Passed<O>(Progress progress)) {
        latest = progress;
      }
      return outcome;
    };
  }

  List<Mark> marks() {
    return List.copyOf(marks);
  }

  Rejection rejection(Refusal refusal) {
    return new Rejection(latest, refusal, marks);
  }

  /** The way is over with an answer of the node. */
  Reply passed(Reply reply) {
    tell(Journey.answered(latest, marks(), reply));
    return reply;
  }

  /** The way is over with a refusal. */
  void refused(Refusal refusal) {
    tell(Journey.refused(latest, marks(), refusal));
  }

  /** What is on record leaves, whatever becomes of who watches. */
  private void tell(Journey journey) {
    try {
      observer.ended(journey);
    } catch (RuntimeException bug) {
      LOG.error("observer failed: {}", new FailureTrace(bug));
    }
  }

  private <I, O> Outcome<O> attempt(Stage stage, Function<? super I, Outcome<O>> step, I input) {
    try {
      return step.apply(input);
    } catch (RefusedException refused) {
      return Outcome.refused(refused.refusal());
    } catch (RuntimeException bug) {
      LOG.error("{} {} failed: {}", latest.arrival().correlationId(), stage, new FailureTrace(bug));
      return Outcome.refused(RefusalCode.INTERNAL_ERROR);
    }
  }
}
