package jukigate.simulators.edge;

import java.util.function.BiFunction;
import jukigate.contract.disclosure.DiscloseProvision;
import jukigate.contract.disclosure.DiscloseProvisionResponse;
import jukigate.contract.disclosure.Disclosure;
import jukigate.contract.dispatch.Dispatch;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.node.Inbound;

/** X18 at a prefecture or the national server. */
final class DisclosureEndpoint implements Disclosure {
  private final BiFunction<Inbound, DiscloseProvision, Outcome<DiscloseProvisionResponse>> node;

  DisclosureEndpoint(
      BiFunction<Inbound, DiscloseProvision, Outcome<DiscloseProvisionResponse>> node) {
    this.node = node;
  }

  @Override
  public DiscloseProvisionResponse discloseProvision(DiscloseProvision request, Dispatch dispatch) {
    return Verified.answer(node.apply(Verified.inbound(), request));
  }
}
