package jukigate.simulators.rule;

import jukigate.domain.node.Municipalities;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.LocalGovernmentCode;

/** Who answers a municipality's search (R5). */
public final class InquiryRoute {
  private InquiryRoute() {}

  /**
   * The CS itself for its own municipality; the prefecture server for the rest of its prefecture;
   * else, and where the search has no address, the national server.
   */
  public static NodeId of(NodeId cs, Search search) {
    LocalGovernmentCode own = cs.localGovernment().orElseThrow();
    return search
        .address()
        .flatMap(address -> Municipalities.japan().ofAddress(address.value()))
        .filter(there -> there.code().prefecture().equals(own.prefecture()))
        .map(there -> there.code().equals(own) ? cs : NodeId.prefecture(own))
        .orElse(NodeId.NATIONAL);
  }
}
