package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchPopulationCommandTest {
  @TempDir private Path home;

  @Test
  void population_tellsEachSizeAndWhatIsProjected() {
    Typed typed =
        Typed.command(
            "bench",
            "population",
            "--sizes=200,400",
            "--inquiries=1",
            "--lang=en",
            "--home",
            home.toString());

    assertThat(typed.exit()).as(typed.err()).isEqualTo(ExitCode.GOOD);
    assertThat(typed.err())
        .contains("200 residents: filled in", "400 residents: filled in", "by 個人番号: p50")
        .contains("by all four items, through the gateway");
    assertThat(typed.out())
        .contains("projection to 125000000: disk, GB", "no table was read without an index");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--sizes=199",
        "--sizes=400,300",
        "--sizes=400,400",
        "--sizes=99000000",
        "--inquiries=0"
      })
  void planThatSaysNothing_isWrongUsage(String option) {
    Typed typed = Typed.command("bench", "population", option, "--home", home.toString());

    assertThat(typed.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).contains("--sizes 200");
  }
}
