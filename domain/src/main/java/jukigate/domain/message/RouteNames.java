package jukigate.domain.message;

import java.util.Map;
import jukigate.domain.Bilingual;
import jukigate.domain.node.NodeRole;

/** What people call the ends of a route. */
final class RouteNames {
  private static final Map<NodeRole, Bilingual> ROLES =
      Map.of(
          NodeRole.MUNICIPAL_CS, new Bilingual("市町村CS", "municipal CS"),
          NodeRole.PREFECTURE, new Bilingual("都道府県サーバ", "prefecture"),
          NodeRole.SUPPLEMENTARY_PREFECTURE, new Bilingual("附票都道府県サーバ", "suppl. prefecture"),
          NodeRole.NATIONAL, new Bilingual("全国サーバ", "national"),
          NodeRole.SUPPLEMENTARY_NATIONAL, new Bilingual("附票全国サーバ", "suppl. national"),
          NodeRole.CARD_MANAGEMENT, new Bilingual("カード管理", "card management"),
          NodeRole.AGENCY, new Bilingual("国の機関等・執行機関", "agency"),
          NodeRole.MYNAPORTAL, new Bilingual("マイナポータル", "Mynaportal"),
          NodeRole.GATEWAY, new Bilingual("ゲートウェイ", "gateway"));
  private static final Map<Route.Condition, Bilingual> CONDITIONS =
      Map.of(
          Route.Condition.NONE, new Bilingual("", ""),
          Route.Condition.OWN_PREFECTURE, new Bilingual("自都道府県の", "its own "),
          Route.Condition.OWN_MUNICIPALITY, new Bilingual("区域内の", "its own "),
          Route.Condition.SAME_PREFECTURE, new Bilingual("同じ都道府県の", "the same prefecture's "),
          Route.Condition.ANOTHER_NODE, new Bilingual("別の", "another "));

  private RouteNames() {}

  static Bilingual of(Route route) {
    Bilingual from = ROLES.get(route.from());
    Bilingual to = ROLES.get(route.to());
    Bilingual which = CONDITIONS.get(route.condition());
    return new Bilingual(
        from.ja() + " → " + which.ja() + to.ja(), from.en() + " → " + which.en() + to.en());
  }
}
