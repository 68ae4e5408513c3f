package jukigate.simulators.edge;

import java.util.function.BiFunction;
import jukigate.contract.cardstate.CardState;
import jukigate.contract.cardstate.UpdateCardState;
import jukigate.contract.cardstate.UpdateCardStateResponse;
import jukigate.contract.dispatch.Dispatch;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.node.Inbound;

/** X08 at the card management system. */
final class CardStateEndpoint implements CardState {
  private final BiFunction<Inbound, UpdateCardState, Outcome<UpdateCardStateResponse>> node;

  CardStateEndpoint(BiFunction<Inbound, UpdateCardState, Outcome<UpdateCardStateResponse>> node) {
    this.node = node;
  }

  @Override
  public UpdateCardStateResponse updateCardState(UpdateCardState request, Dispatch dispatch) {
    return Verified.answer(node.apply(Verified.inbound(), request));
  }
}
