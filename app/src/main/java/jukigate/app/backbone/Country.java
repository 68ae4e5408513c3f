package jukigate.app.backbone;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.domain.node.Municipalities;
import jukigate.domain.node.Municipality;
import jukigate.domain.node.NodeId;

/**
 * 全国: the CS of every municipality that keeps a register, both servers of every prefecture, and the
 * national ones with the card management system.
 */
public final class Country {
  private Country() {}

  /** All of them: 1,741 + 2 × 47 + 3. */
  public static Set<NodeId> nodes() {
    Set<NodeId> all = new LinkedHashSet<>();
    Municipalities japan = Municipalities.japan();
    japan.keepingRegister().map(Municipality::code).map(NodeId::municipality).forEach(all::add);
    japan
        .prefectures()
        .forEach(
            one -> {
              all.add(NodeId.prefecture(one.code()));
              all.add(NodeId.supplementaryPrefecture(one.code()));
            });
    Stream.of(NodeId.NATIONAL, NodeId.SUPPLEMENTARY_NATIONAL, NodeId.CARD_MANAGEMENT)
        .forEach(all::add);
    return all;
  }
}
