package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchConsoleCommandTest {
  @TempDir private Path home;

  private Typed typed(String... more) {
    var words = new ArrayList<>(List.of("bench", "console"));
    words.addAll(List.of(more));
    words.addAll(List.of("--json", "--home", home.toString()));
    return Typed.command(words.toArray(String[]::new));
  }

  @Test
  void everyRoute_isAnsweredWithAJournalBehindIt() throws IOException {
    Typed typed = typed("--messages=300", "--rounds=2");

    JsonNode result = new ObjectMapper().readTree(typed.out());
    assertThat(result.get("messages").asInt()).isEqualTo(300);
    assertThat(result.get("nodes").asInt()).isEqualTo(3);
    assertThat(result.get("routes").findValuesAsText("route"))
        .contains("network", "performance", "messages", "lines", "clock/coming");
    assertThat(result.get("routes"))
        .allSatisfy(route -> assertThat(route.get("bytes").asInt()).isPositive());
  }

  @Test
  void numbersThatMakeNoSense_areRefused() {
    assertThat(typed("--messages=1").out()).contains("--messages 2..");
    assertThat(typed("--rounds=0").exit()).isEqualTo(ExitCode.USAGE);
  }
}
