package jukigate.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class BulkheadsTest {
  private final Bulkheads bulkheads = new Bulkheads(1);

  @Test
  void fullNode_isRefusedAtOnce_andOtherNodesAreNot() {
    Outcome<String> inside =
        bulkheads.through(
            NodeId.NATIONAL,
            () -> {
              assertThat(bulkheads.through(NodeId.NATIONAL, () -> Outcome.passed("second")))
                  .isInstanceOfSatisfying(
                      Outcome.Refused.class,
                      refused ->
                          assertThat(refused.refusal().code())
                              .isEqualTo(RefusalCode.NODE_OVERLOADED));
              return bulkheads.through(NodeId.CARD_MANAGEMENT, () -> Outcome.passed("other"));
            });
    assertThat(inside.orThrow()).isEqualTo("other");
  }

  @Test
  void placeOfACallThatThrows_isFreeAgain() {
    try {
      bulkheads.through(
          NodeId.NATIONAL,
          () -> {
            throw new IllegalStateException("on purpose");
          });
    } catch (IllegalStateException expected) {
      assertThat(bulkheads.through(NodeId.NATIONAL, () -> Outcome.passed(1)).isPassed()).isTrue();
    }
  }
}
