package jukigate.simulators.edge;

import java.util.function.BiFunction;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.identityverification.IdentityVerification;
import jukigate.contract.identityverification.VerifyIdentity;
import jukigate.contract.identityverification.VerifyIdentityResponse;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.node.Inbound;

/** X02 at the national server. */
final class IdentityVerificationEndpoint implements IdentityVerification {
  private final BiFunction<Inbound, VerifyIdentity, Outcome<VerifyIdentityResponse>> node;

  IdentityVerificationEndpoint(
      BiFunction<Inbound, VerifyIdentity, Outcome<VerifyIdentityResponse>> node) {
    this.node = node;
  }

  @Override
  public VerifyIdentityResponse verifyIdentity(VerifyIdentity request, Dispatch dispatch) {
    return Verified.answer(node.apply(Verified.inbound(), request));
  }
}
