package jukigate.app.report;

import jukigate.domain.Bilingual;
import jukigate.domain.node.Municipalities;
import jukigate.domain.node.Municipality;
import jukigate.domain.node.NodeId;

/**
 * The names of the node directory; a place in English has its Japanese name behind: Shizuoka-shi
 * 静岡市.
 */
public final class DirectoryNames implements NodeNames {
  @Override
  public Bilingual of(NodeId node) {
    return switch (node.role()) {
      case NATIONAL -> new Bilingual("全国サーバ", "National");
      case SUPPLEMENTARY_PREFECTURE ->
          new Bilingual("附票" + place(node).ja(), "Suppl. " + place(node).en());
      case SUPPLEMENTARY_NATIONAL -> new Bilingual("附票全国サーバ", "Suppl. national");
      case MYNAPORTAL -> new Bilingual("マイナポータル", "Mynaportal");
      case CARD_MANAGEMENT -> new Bilingual("カード管理", "Card mgmt");
      case GATEWAY -> new Bilingual("ゲートウェイ", "Gateway");
      default -> place(node);
    };
  }

  private static Bilingual place(NodeId node) {
    return node.localGovernment()
        .flatMap(Municipalities.japan()::find)
        .map(DirectoryNames::place)
        .orElseGet(() -> new Bilingual(node.value(), node.value()));
  }

  private static Bilingual place(Municipality one) {
    return new Bilingual(one.name(), one.romanised() + " " + one.name());
  }
}
