package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of a second say nothing; that everything is there, and in a JVM of its own, does. */
class BenchPartsCommandTest {
  @TempDir private static Path home;

  @Test
  void parts_tellTimeAndHeapOfEachAtEachSize() throws IOException {
    Path report = home.resolve("out");

    Typed typed =
        parts("--parts=seal-floor,seal", "--sizes=10k,1k", "--json", "--report", report.toString());

    assertThat(typed.exit()).as(typed.err()).isEqualTo(ExitCode.GOOD);
    JsonNode result = new ObjectMapper().readTree(typed.out());
    JsonNode lines = result.get("lines");
    assertThat(lines.findValuesAsText("part"))
        .containsExactly("seal", "seal", "seal-floor", "seal-floor");
    assertThat(lines.findValuesAsText("size")).containsExactly("1k", "10k", "1k", "10k");
    assertThat(lines.get(1).get("messageBytes").asInt()).isBetween(10_000, 20_000);
    assertThat(lines.get(1).get("toFloor").asDouble()).isPositive();
    assertThat(lines.get(1).has("exponent")).isTrue();
    assertThat(lines.get(0).has("exponent")).isFalse();
    assertThat(lines.get(0).has("errorMicros")).as("one round has no error").isFalse();
    assertThat(lines.findValues("allocatedBytes")).allMatch(it -> it.asDouble() > 0);
    assertThat(Files.readString(report.resolve("parts.html")))
        .contains("uPlot", "default-src 'none'", "指数", "seal-floor")
        .doesNotContainPattern("<(img|script|iframe|link)[^>]* (src|href)=");
    assertThat(new ObjectMapper().readTree(report.resolve("results.json").toFile()))
        .isEqualTo(result);
  }

  @Test
  void journal_isMeasuredOnTheDisk_andLeavesNothing() throws IOException {
    Typed typed = parts("--parts=journal", "--sizes=1k");

    assertThat(typed.exit()).as(typed.err()).isEqualTo(ExitCode.GOOD);
    assertThat(typed.err()).contains("journal at 1k");
    assertThat(typed.out()).contains("allocated bytes", "exponent");
    try (Stream<Path> left = Files.walk(home.resolve("bench"))) {
      List<String> names = left.map(it -> it.getFileName().toString()).toList();
      assertThat(names).contains("journal-1k.log").noneMatch(it -> it.matches("journal-.{20,}"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--parts=parse,nobody",
        "--sizes=0",
        "--sizes=0k",
        "--sizes=1001k",
        "--forks=0",
        "--rounds=0",
        "--seconds=0"
      })
  void planThatSaysNothing_isWrongUsage(String option) {
    Typed typed = Typed.command("bench", "parts", option, "--home", home.toString());

    assertThat(typed.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).contains("JG-O14", "seal-encrypted");
  }

  private static Typed parts(String... more) {
    return Typed.process(
        home,
        Stream.concat(
                Stream.of("bench", "parts", "--rounds=1", "--lang=en", "--home", home.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }
}
