package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether curves are flat within seconds says nothing here; that all arrives does. */
class BenchSoakCommandTest {
  @TempDir private Path home;

  @Test
  void soak_deliversEverythingAndLeavesAPageWithItsCurves() throws IOException {
    Path report = home.resolve("out");

    Typed typed =
        Typed.command(
            "bench",
            "soak",
            "--rate=4",
            "--for=PT6S",
            "--interval=PT0.5S",
            "--json",
            "--report",
            report.toString(),
            "--home",
            home.toString());

    JsonNode result = new ObjectMapper().readTree(typed.out());
    assertThat(result.get("sent").asInt()).isEqualTo(24);
    assertThat(result.get("failed").asInt()).as(typed.err()).isZero();
    assertThat(result.get("waiting").asInt()).isZero();
    assertThat(result.get("curves")).hasSize(6);
    assertThat(result.get("samples").size()).isGreaterThanOrEqualTo(12);
    assertThat(Files.readString(report.resolve("soak.html")))
        .contains("uPlot", "default-src 'none'", "plot(\"heap\"", "長時間運転")
        .doesNotContainPattern("<(img|script|iframe|link)[^>]* (src|href)=");
    assertThat(new ObjectMapper().readTree(report.resolve("results.json").toFile()))
        .isEqualTo(result);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--rate=0", "--rate=1001", "--interval=PT6M", "--interval=PT0S"})
  void planThatSaysNothing_isWrongUsage(String option) {
    Typed typed = Typed.command("bench", "soak", option, "--home", home.toString());

    assertThat(typed.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).contains("12");
  }
}
