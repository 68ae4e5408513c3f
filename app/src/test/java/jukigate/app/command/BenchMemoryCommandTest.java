package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchMemoryCommandTest {
  @TempDir private Path home;

  @Test
  void connections_areAllOpenAtATimeAndLargeMessagesTakeMoreHeap() throws IOException {
    Typed typed = memory("--connections=8", "--message-bytes=4000000", "--json");

    assertThat(typed.exit()).as(typed.err() + typed.out()).isEqualTo(ExitCode.GOOD);
    JsonNode told = new ObjectMapper().readTree(typed.out());
    JsonNode held = told.get("connections");
    assertThat(held.findValuesAsText("open")).containsExactly("1", "2", "4", "6", "8");
    assertThat(held.findValuesAsText("exchanges")).containsExactly("3", "6", "12", "18", "24");
    assertThat(held.findValuesAsText("errors")).containsOnly("0");
    assertThat(held.findValues("living")).allSatisfy(it -> assertThat(it.asLong()).isPositive());
    assertThat(told.get("leastHeapMegabytesLarge").asInt())
        .isGreaterThan(told.get("leastHeapMegabytesSmall").asInt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--connections=3",
        "--connections=4001",
        "--message-bytes=999999",
        "--message-bytes=10485760"
      })
  void planThatSaysNothing_isWrongUsage(String option) {
    Typed typed = memory(option);

    assertThat(typed.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).contains("--message-bytes 1000000 to");
  }

  private Typed memory(String... options) {
    return Typed.command(
        Stream.concat(Stream.of("bench", "memory", "--home", home.toString()), Stream.of(options))
            .toArray(String[]::new));
  }
}
