package jukigate.simulators.edge;

import java.util.function.BiFunction;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.supplementinquiry.InquireSupplement;
import jukigate.contract.supplementinquiry.InquireSupplementResponse;
import jukigate.contract.supplementinquiry.SupplementInquiry;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.node.Inbound;

/** X15 at a supplementary server. */
final class SupplementInquiryEndpoint implements SupplementInquiry {
  private final BiFunction<Inbound, InquireSupplement, Outcome<InquireSupplementResponse>> node;

  SupplementInquiryEndpoint(
      BiFunction<Inbound, InquireSupplement, Outcome<InquireSupplementResponse>> node) {
    this.node = node;
  }

  @Override
  public InquireSupplementResponse inquireSupplement(InquireSupplement request, Dispatch dispatch) {
    return Verified.answer(node.apply(Verified.inbound(), request));
  }
}
