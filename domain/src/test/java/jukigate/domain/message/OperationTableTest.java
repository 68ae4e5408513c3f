package jukigate.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import jukigate.domain.node.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTableTest {
  private static final String ROW =
      """
      operations:
        - name: UpdateIdentity
          exchange: X01
          service: identity-update
          title: {ja: 本人確認情報の更新, en: Identity update}
          kind: notification
          encrypted: false
          keep: {period: P150Y, ja: 次の通知から150年, en: 150 years, law: 令34条}
          routes:
            - {from: municipal-cs, to: prefecture, when: own-prefecture, purposes: [P01], law: 30条の6}
      """;

  @Test
  void ownTable_namesEveryOperationOnce_withItsActions() {
    assertThat(Operation.all()).isNotEmpty();
    assertThat(Operation.all().map(Operation::requestAction)).doesNotHaveDuplicates();
    assertThat(Operation.UPDATE_IDENTITY.requestAction())
        .isEqualTo("urn:jukigate:identity-update:v1:UpdateIdentity");
    assertThat(Operation.UPDATE_IDENTITY.responseAction())
        .isEqualTo("urn:jukigate:identity-update:v1:UpdateIdentityResponse");
  }

  @Test
  void ownTable_encryptsTheDirectExchanges() {
    assertThat(Operation.all().filter(operation -> operation.exchange().matches("X0[4-7]")))
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(Operation::encrypted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: notification; kind: letter; kind",
        "encrypted: false; encrypted: maybe; encrypted",
        "period: P150Y; period: long; period",
        "from: municipal-cs; from: town; from",
        "purposes: [P01]; purposes: [P77]; purposes",
        "law: 30条の6; law: ''; law",
        "service:; servise:; servise",
        "when: own-prefecture; when: nearby; when"
      })
  void cellThatCannotBeRead_isThrownWithItsRowAndName(String cells) {
    String[] cell = cells.split("; ", -1);
    String broken = ROW.replace(cell[0], cell[1]);

    assertThat(broken).isNotEqualTo(ROW);
    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UpdateIdentity")
        .hasMessageContaining(cell[2]);
  }

  @Test
  void operationThatIsThereTwice_isThrown() {
    String twice = ROW + ROW.substring(ROW.indexOf('\n') + 1);

    assertThatThrownBy(() -> read(twice)).hasMessageContaining("twice: UpdateIdentity");
  }

  @ParameterizedTest
  @CsvSource({
    "OWN_PREFECTURE, cs-221007, pref-220001, true",
    "OWN_PREFECTURE, cs-221007, fpref-220001, true",
    "OWN_PREFECTURE, cs-221007, pref-140007, false",
    "OWN_PREFECTURE, pref-220001, cs-221007, false",
    "OWN_MUNICIPALITY, pref-220001, cs-221007, true",
    "OWN_MUNICIPALITY, pref-140007, cs-221007, false",
    "OWN_MUNICIPALITY, national, cs-221007, false",
    "SAME_PREFECTURE, pref-220001, fpref-220001, true",
    "SAME_PREFECTURE, pref-220001, fpref-140007, false",
    "SAME_PREFECTURE, national, fnational, false",
    "ANOTHER_NODE, cs-221007, cs-221007, false",
    "ANOTHER_NODE, cs-221007, cs-141003, true",
    "NONE, cs-221007, cs-221007, true"
  })
  void condition_isThatOfTheTwoNodes(
      Route.Condition condition, String from, String to, boolean expected) {
    assertThat(condition.holds(new NodeId(from), new NodeId(to))).isEqualTo(expected);
  }

  private static OperationTable read(String yaml) {
    return OperationTable.read(
        "operations.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }
}
