package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of a second say nothing; that everything is there and verified does. */
class BenchLoadCommandTest {
  @TempDir private static Path home;

  @Test
  void load_measuresGatewayAndPeersWithTheSameRequests() throws IOException {
    Path report = home.resolve("out");

    Typed typed = load("--json", "--report", report.toString());

    JsonNode result = new ObjectMapper().readTree(typed.out());
    assertThat(typed.err()).contains("ours", "interceptors", "share");
    assertThat(result.get("errors").asInt()).as(typed.err()).isZero();
    assertThat(typed.exit()).isEqualTo(ExitCode.GOOD);
    assertThat(result.get("exchange").asText()).isEqualTo("update");
    assertThat(result.get("sizes").get(0).get("requestBytes").asInt()).isBetween(700, 1_300);
    assertThat(result.get("cells")).hasSize(5);
    JsonNode ours = result.get("cells").get(0);
    assertThat(ours.get("key").get("contender").asText()).isEqualTo("ours");
    assertThat(ours.get("perSecond").get("median").asDouble()).isPositive();
    assertThat(ours.get("gatewayCpu").get("median").asDouble()).isPositive();
    assertThat(result.get("ratios").findValuesAsText("name"))
        .containsExactly(
            "throughput ours/interceptors", "cpu ours/interceptors", "cpu gateway/share");
    assertThat(result.get("machine").get("libraries").get("CXF").asText()).isNotEmpty();
    assertThat(Files.readString(report.resolve("load.html")))
        .contains("uPlot", "default-src 'none'", "plot(\"rate-1k\"", "ゲートウェイ")
        .doesNotContainPattern("<(img|script|iframe|link)[^>]* (src|href)=");
    assertThat(new ObjectMapper().readTree(report.resolve("results.json").toFile()))
        .isEqualTo(result);
  }

  /** Direct between two cities: the gateway relays what it cannot read. */
  @Test
  void encryptedCopies_areMeasuredBesideTheirFloor() {
    Typed typed =
        Typed.command(
            "bench",
            "load",
            "--exchange=copy",
            "--callers=2",
            "--rates=1",
            "--seconds=1",
            "--rounds=1",
            "--warm-up=1",
            "--subjects=ours,policy,floor,share",
            "--home",
            home.toString());

    assertThat(typed.exit()).as(typed.err() + typed.out()).isEqualTo(ExitCode.GOOD);
    assertThat(typed.out()).contains("X07", "RequestResidenceCopy", "cpu gateway/share");
  }

  @Test
  void batchOfMoreThanTheContractTakes_isRefusedWithTheLargest() {
    Typed typed = Typed.command("bench", "load", "--sizes=1000k", "--home", home.toString());

    assertThat(typed.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).containsPattern("--sizes up to [1-9][0-9]{2}k");
  }

  @Test
  void sizeOfWhatHasOne_isWrongUsage() {
    Typed typed =
        Typed.command(
            "bench", "load", "--exchange=inquiry", "--sizes=1k", "--home", home.toString());

    assertThat(typed.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).contains("with update only");
  }

  @Test
  void ratioThatWasMuchBetterBefore_isTold() throws IOException {
    Path before = home.resolve("before.json");
    Files.writeString(
        before,
        """
        {"ratios": [{"name": "cpu gateway/share", "size": "1k", "value": {"median": 0.001}}]}
        """);

    Typed typed = load("--subjects=ours,share", "--rates=1", "--check", before.toString());

    assertThat(typed.exit()).isEqualTo(ExitCode.BAD);
    assertThat(typed.out()).contains("cpu gateway/share", "0.00", "p99");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--exchange=everything",
        "--sizes=10",
        "--callers=0",
        "--callers=33",
        "--rates=0",
        "--seconds=0",
        "--rounds=0",
        "--subjects=ours,nobody"
      })
  void planThatSaysNothing_isWrongUsage(String option) {
    Typed typed = Typed.command("bench", "load", option, "--home", home.toString());

    assertThat(typed.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).contains("interceptors-fast");
  }

  private static Typed load(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "bench",
                "load",
                "--sizes=1k",
                "--callers=2",
                "--seconds=1",
                "--rounds=1",
                "--warm-up=1",
                "--home",
                home.toString()));
    words.addAll(List.of(more));
    if (words.stream().noneMatch(word -> word.startsWith("--subjects"))) {
      words.addAll(List.of("--subjects=ours,interceptors,share", "--rates=5"));
    }
    return Typed.command(words.toArray(String[]::new));
  }
}
