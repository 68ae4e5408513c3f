package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import jukigate.domain.message.Operation;
import org.junit.jupiter.api.Test;

class ExchangesCommandTest {
  @Test
  void json_holdsTheTwentyWithEveryOperationOfTheTable() throws IOException {
    JsonNode list = new ObjectMapper().readTree(Typed.command("exchanges", "--json").out());

    assertThat(list).hasSize(20);
    List<String> operations = new ArrayList<>();
    list.forEach(one -> one.get("operations").forEach(o -> operations.add(o.get("name").asText())));
    assertThat(operations)
        .containsExactlyInAnyOrderElementsOf(Operation.all().map(Operation::name).toList());
    assertThat(list)
        .allMatch(one -> one.get("there").asBoolean() == !one.get("operations").isEmpty());
  }

  @Test
  void everyExchangeThatIsThere_hasScenariosThatExist() throws IOException {
    JsonNode list = new ObjectMapper().readTree(Typed.command("exchanges", "--json").out());

    for (JsonNode one : list) {
      if (one.get("there").asBoolean()) {
        assertThat(one.get("scenarios")).as(one.get("id").asText()).isNotEmpty();
      }
      for (JsonNode scenario : one.get("scenarios")) {
        assertThat(Typed.ROOT.resolve("scenarios").resolve(scenario.asText().split("#")[0]))
            .satisfies(folder -> assertThat(Files.exists(folder.resolve("scenario.xml"))).isTrue());
      }
    }
  }

  @Test
  void oneExchange_isToldInBothLanguages() {
    Typed english = Typed.command("exchanges", "--exchange", "x01");
    Typed japanese = Typed.command("exchanges", "--exchange", "X01", "--lang", "ja");

    assertThat(english.exit()).isEqualTo(ExitCode.GOOD);
    assertThat(english.out())
        .contains(
            "X01  Identity update  (there)", "municipal CS → its own prefecture", "0001-birth")
        .doesNotContain("X02");
    assertThat(japanese.out()).contains("X01  本人確認情報の更新  (あり)", "市町村CS → 自都道府県の都道府県サーバ");
  }

  @Test
  void unknownExchange_isWrongUsage() {
    assertThat(Typed.command("exchanges", "--exchange", "X21").exit()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void operationsBetweenTwoNodes_areDecided() throws Exception {
    JsonNode list =
        new ObjectMapper()
            .readTree(
                Typed.command("exchanges", "--from", "cs-221007", "--to", "pref-140007", "--json")
                    .out());
    assertThat(list.findValuesAsText("refusal")).contains("JG-501");
    Typed own =
        Typed.command(
            "exchanges", "--exchange", "X01", "--from", "cs-221007", "--to", "pref-220001");
    assertThat(own.out()).contains("X01  P01  UpdateIdentity").doesNotContain("JG-501");
    assertThat(Typed.command("exchanges", "--from", "cs-221007").exit()).isEqualTo(2);
    assertThat(Typed.command("exchanges", "--from", "x", "--to", "national").err())
        .contains("JG-O13");
  }
}
