package jukigate.conformance.sut;

import jukigate.domain.refusal.Outcome;

/**
 * What makes the system under test act (仕掛け). Each call returns when the system has done what it
 * does at once; what it cannot do is refused.
 */
public interface Adapter {
  /** Makes it send. */
  Outcome<Told> send(Errand errand);

  /** Makes it send again now what still waits of an errand, instead of when its pause is over. */
  Outcome<Told> again(Errand errand);
}
