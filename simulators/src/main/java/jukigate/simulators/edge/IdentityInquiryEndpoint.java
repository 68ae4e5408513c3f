package jukigate.simulators.edge;

import java.util.function.BiFunction;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.identityinquiry.IdentityInquiry;
import jukigate.contract.identityinquiry.InquireIdentity;
import jukigate.contract.identityinquiry.InquireIdentityResponse;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.node.Inbound;

/** X03 at a prefecture or the national server. */
final class IdentityInquiryEndpoint implements IdentityInquiry {
  private final BiFunction<Inbound, InquireIdentity, Outcome<InquireIdentityResponse>> node;

  IdentityInquiryEndpoint(
      BiFunction<Inbound, InquireIdentity, Outcome<InquireIdentityResponse>> node) {
    this.node = node;
  }

  @Override
  public InquireIdentityResponse inquireIdentity(InquireIdentity request, Dispatch dispatch) {
    return Verified.answer(node.apply(Verified.inbound(), request));
  }
}
