package jukigate.simulators.edge;

import java.util.function.BiFunction;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.linkagenumber.LinkageNumber;
import jukigate.contract.linkagenumber.NotifyLinkageNumber;
import jukigate.contract.linkagenumber.NotifyLinkageNumberResponse;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.node.Inbound;

/** X17 at the national server. */
final class LinkageNumberEndpoint implements LinkageNumber {
  private final BiFunction<Inbound, NotifyLinkageNumber, Outcome<NotifyLinkageNumberResponse>> node;

  LinkageNumberEndpoint(
      BiFunction<Inbound, NotifyLinkageNumber, Outcome<NotifyLinkageNumberResponse>> node) {
    this.node = node;
  }

  @Override
  public NotifyLinkageNumberResponse notifyLinkageNumber(
      NotifyLinkageNumber request, Dispatch dispatch) {
    return Verified.answer(node.apply(Verified.inbound(), request));
  }
}
