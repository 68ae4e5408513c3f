package jukigate.simulators.edge;

import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusedException;
import jukigate.simulators.node.Inbound;
import org.apache.cxf.phase.PhaseInterceptorChain;

/** The bridge between a JAX-WS method and a node: who asks, and how a refusal leaves. */
final class Verified {
  private Verified() {}

  /** The request that {@link VerifyRequest} let through on this thread. */
  static Inbound inbound() {
    return PhaseInterceptorChain.getCurrentMessage().getExchange().get(Inbound.class);
  }

  static <T> T answer(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Passed<T>(T answer) -> answer;
      case Outcome.Refused<T>(Refusal refusal) -> throw new RefusedException(refusal);
    };
  }
}
