package jukigate.gateway;

import static jukigate.domain.refusal.Stage.ADMIT;
import static jukigate.domain.refusal.Stage.AUTHORIZE;
import static jukigate.domain.refusal.Stage.FORWARD;
import static jukigate.domain.refusal.Stage.IDENTIFY;
import static jukigate.domain.refusal.Stage.PARSE;
import static jukigate.domain.refusal.Stage.SEAL;
import static jukigate.domain.refusal.Stage.UNSEAL;
import static jukigate.domain.refusal.Stage.VALIDATE;

import java.util.function.LongSupplier;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.gateway.observe.Observer;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.seal.PlainFault;
import jukigate.gateway.seal.Reply;

/**
 * The way of a message through the gateway. Read this first; each step has its own package.
 *
 * <p>A step takes what only the step before it can make, so a page with a step left out does not
 * compile. A step passes or refuses; the first refusal ends the way, and the sender gets a signed
 * fault. Whatever leaves here is on record before it leaves.
 */
public final class Gateway {
  private final Steps steps;
  private final LongSupplier nanoTime;
  private final Observer observer;

  /**
   * @param nanoTime a clock that only measures, such as {@code System::nanoTime}
   * @param observer is told of every message when its way is over
   */
  public Gateway(Steps steps, LongSupplier nanoTime, Observer observer) {
    this.steps = steps;
    this.nanoTime = nanoTime;
    this.observer = observer;
  }

  /** The reply to a message; there always is one, whatever came in. Thread-safe. */
  public Reply handle(Arrival arrival) {
    var trail = new Trail(arrival, nanoTime, observer);
    var outcome =
        Outcome.passed(arrival)
            .then(trail.at(PARSE, steps.parse())) // bytes → envelope, within limits
            .then(trail.at(UNSEAL, steps.unseal())) // → who signed which parts, trusted now
            .then(trail.at(IDENTIFY, steps.identify())) // → TLS peer = signer = sender; To known
            .then(trail.at(VALIDATE, steps.validate())) // → an operation, valid where readable
            .then(trail.at(AUTHORIZE, steps.authorize())) // → this caller may ask that node
            .then(trail.at(ADMIT, steps.admit())) // → fresh, the first time, on record
            .then(trail.at(FORWARD, steps.forward())) // → the node's answer, checked the same way
            .then(trail.at(SEAL, steps.seal().with(trail::marks))); // → recorded, ready to leave
    return switch (outcome) {
      case Outcome.Passed<Reply>(Reply ready) -> trail.passed(ready);
      case Outcome.Refused<Reply>(Refusal refusal) -> refused(arrival, trail, refusal);
    };
  }

  /** The reply to a message that is refused before its way begins. */
  public Reply refuse(Arrival arrival, Refusal refusal) {
    return refused(arrival, new Trail(arrival, nanoTime, observer), refusal);
  }

  private Reply refused(Arrival arrival, Trail trail, Refusal refusal) {
    var outcome = Outcome.passed(trail.rejection(refusal)).then(trail.at(SEAL, steps.fault()));
    trail.refused(refusal);
    return switch (outcome) {
      case Outcome.Passed<Reply>(Reply fault) -> fault;
      case Outcome.Refused<Reply>(Refusal unsealed) -> PlainFault.of(arrival, unsealed);
    };
  }
}
