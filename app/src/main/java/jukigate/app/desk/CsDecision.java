package jukigate.app.desk;

import java.util.Optional;
import jukigate.domain.node.NodeId;
import jukigate.simulators.node.OfficerView;

/**
 * A decision on what waits at a CS; answered by a {@link DeskResult}.
 *
 * @param number 依頼管理番号 of what waits
 * @param from who sent it; empty where the number is enough
 * @param operator 操作者ID
 */
public record CsDecision(
    String node, String number, String from, boolean approve, String operator) {
  OfficerView.Decision decision() {
    var sender = Optional.of(from).filter(id -> !id.isEmpty()).map(NodeId::new);
    return new OfficerView.Decision(number, sender, approve, operator);
  }
}
