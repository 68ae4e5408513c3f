package jukigate.simulators.edge;

import java.util.function.BiFunction;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.supplementupdate.SupplementUpdate;
import jukigate.contract.supplementupdate.UpdateSupplement;
import jukigate.contract.supplementupdate.UpdateSupplementResponse;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.node.Inbound;

/** X14 at a supplementary server. */
final class SupplementUpdateEndpoint implements SupplementUpdate {
  private final BiFunction<Inbound, UpdateSupplement, Outcome<UpdateSupplementResponse>> node;

  SupplementUpdateEndpoint(
      BiFunction<Inbound, UpdateSupplement, Outcome<UpdateSupplementResponse>> node) {
    this.node = node;
  }

  @Override
  public UpdateSupplementResponse updateSupplement(UpdateSupplement request, Dispatch dispatch) {
    return Verified.answer(node.apply(Verified.inbound(), request));
  }
}
