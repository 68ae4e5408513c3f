package jukigate.conformance.sut;

import jukigate.domain.refusal.Outcome;

/**
 * What makes the system under test act (仕掛け). Each call returns when the system has done what it
 * does at once; what it cannot do is refused.
 */
public interface Adapter {
  /** Makes it send. */
  Outcome<Told> send(Errand errand);

  /**
   * Makes it send again now what still waits of an errand, and what it owes since, instead of when
   * its pause is over.
   */
  Outcome<Told> again(Errand errand);

  /**
   * Makes it end at once, and start again with what it has in storage: ACKNOWLEDGED when it has,
   * UNKNOWN when nobody can make it.
   */
  default Outcome<Told> restart() {
    return Outcome.passed(new Told(Told.State.UNKNOWN, ""));
  }

  /** Makes it use new certificates from now on; told like {@link #restart}. */
  default Outcome<Told> renew() {
    return Outcome.passed(new Told(Told.State.UNKNOWN, ""));
  }
}
