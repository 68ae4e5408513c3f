package jukigate.simulators.rule;

import static org.assertj.core.api.Assertions.assertThat;

import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

final class LineRulesTest {
  @Test
  void r22_mediumIsUsedOnlyWhereTheLineGaveNothing() {
    var down = Refusal.of(RefusalCode.NODE_UNREACHABLE, NodeId.GATEWAY);
    assertThat(LineRules.mayUseMedium(down)).isEqualTo(Outcome.passed(down));
    var bad = Refusal.of(RefusalCode.CRL_REFUSED, "CN=x", "missing");
    assertThat(LineRules.mayUseMedium(bad)).isEqualTo(Outcome.refused(bad));
  }
}
