package jukigate.simulators.edge;

import java.util.function.BiFunction;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.supplementnotice.NotifySupplementEntry;
import jukigate.contract.supplementnotice.NotifySupplementEntryResponse;
import jukigate.contract.supplementnotice.SupplementNotice;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.node.Inbound;

/** X20 at a municipal CS. */
final class SupplementNoticeEndpoint implements SupplementNotice {
  private final BiFunction<Inbound, NotifySupplementEntry, Outcome<NotifySupplementEntryResponse>>
      node;

  SupplementNoticeEndpoint(
      BiFunction<Inbound, NotifySupplementEntry, Outcome<NotifySupplementEntryResponse>> node) {
    this.node = node;
  }

  @Override
  public NotifySupplementEntryResponse notifySupplementEntry(
      NotifySupplementEntry request, Dispatch dispatch) {
    return Verified.answer(node.apply(Verified.inbound(), request));
  }
}
