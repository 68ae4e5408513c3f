package jukigate.simulators.edge;

import java.util.function.BiFunction;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.identityupdate.IdentityUpdate;
import jukigate.contract.identityupdate.UpdateIdentity;
import jukigate.contract.identityupdate.UpdateIdentityResponse;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.node.Inbound;

/** X01 at a prefecture or the national server. */
final class IdentityUpdateEndpoint implements IdentityUpdate {
  private final BiFunction<Inbound, UpdateIdentity, Outcome<UpdateIdentityResponse>> node;

  IdentityUpdateEndpoint(
      BiFunction<Inbound, UpdateIdentity, Outcome<UpdateIdentityResponse>> node) {
    this.node = node;
  }

  @Override
  public UpdateIdentityResponse updateIdentity(UpdateIdentity request, Dispatch dispatch) {
    return Verified.answer(node.apply(Verified.inbound(), request));
  }
}
