package jukigate.gateway.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AuthorizeCallerTest {
  private static final List<NodeId> NODES =
      Stream.of(
              "cs-221007",
              "cs-221309",
              "cs-141003",
              "pref-220001",
              "pref-140007",
              "national",
              "fpref-220001",
              "fnational",
              "cardms",
              "myna",
              "agency-x",
              "gateway")
          .map(NodeId::new)
          .toList();

  @ParameterizedTest
  @CsvSource({
    "cs-221007, pref-220001, UpdateIdentity, P01, passed",
    "cs-221007, pref-140007, UpdateIdentity, P01, JG-501",
    "cs-221007, national, UpdateIdentity, P01, JG-501",
    "cs-221007, pref-220001, UpdateIdentity, P02, JG-502",
    "cs-221007, pref-220001, UpdateCardState, P04, JG-501",
    "pref-220001, national, UpdateIdentity, P01, passed",
    "pref-220001, national, UpdateIdentity, P04, JG-502",
    "pref-220001, pref-140007, UpdateIdentity, P01, JG-501",
    "pref-220001, cs-221007, UpdateIdentity, P01, JG-501",
    "national, pref-220001, UpdateIdentity, P01, JG-501",
    "cs-141003, cs-221007, RequestOutMigrationCertificate, P02, passed",
    "cs-141003, cs-141003, RequestOutMigrationCertificate, P02, JG-501",
    "cs-141003, pref-140007, RequestOutMigrationCertificate, P02, JG-501",
    "cs-221007, cs-141003, SendOutMigrationCertificate, P02, passed",
    "cs-221007, cs-141003, SendOutMigrationCertificate, P03, JG-502",
    "cs-141003, cs-011002, RequestResidenceCopy, P03, passed",
    "cs-141003, cs-011002, RequestResidenceCopy, P02, JG-502",
    "cs-011002, cs-141003, SendResidenceCopy, P03, passed",
    "agency-x, cs-011002, RequestResidenceCopy, P03, JG-501",
    "cs-221007, cardms, UpdateCardState, P04, passed",
    "cs-221007, cardms, UpdateCardState, P01, JG-502",
    "pref-220001, cardms, UpdateCardState, P04, JG-501",
    "cardms, cs-221007, UpdateCardState, P04, JG-501"
  })
  void route_isJudgedByTheTable(
      String from, String to, String operation, String purpose, String wanted) {
    var outcome =
        Operation.named(operation)
            .permits(new NodeId(from), new NodeId(to), Purpose.ofCode(purpose).orElseThrow());
    String verdict =
        switch (outcome) {
          case Outcome.Passed<NodeId> passed -> "passed";
          case Outcome.Refused<NodeId>(Refusal refusal) -> refusal.code().id();
        };
    assertThat(verdict).isEqualTo(wanted);
  }

  static Stream<Operation> operations() {
    return Operation.all();
  }

  /** Every operation between every two roles, with every purpose: open only what a route opens. */
  @ParameterizedTest
  @MethodSource("operations")
  void whatNoRouteOpens_isRefused(Operation operation) {
    int passed = 0;
    for (NodeId from : NODES) {
      for (NodeId to : NODES) {
        for (Purpose purpose : Purpose.values()) {
          if (operation.permits(from, to, purpose).isPassed()) {
            passed++;
            assertThat(operation.routes())
                .as("%s %s -> %s %s", operation.name(), from, to, purpose)
                .anyMatch(
                    route ->
                        route.from() == from.role()
                            && route.to() == to.role()
                            && route.purposes().contains(purpose));
          }
        }
      }
    }
    assertThat(passed).isPositive();
  }
}
