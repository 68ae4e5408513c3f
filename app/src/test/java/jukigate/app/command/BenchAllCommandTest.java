package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchAllCommandTest {
  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(strings = {"--plan=long", "--only=speed", "--only=load,speed"})
  void whatIsInNoPlan_isWrongUsage_andTheNamesAreTold(String option) {
    Typed typed =
        Typed.command(
            "bench", "all", option, "--report=" + home.resolve("out"), "--home", home.toString());

    assertThat(typed.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).contains("--plan quick|full");
    assertThat(home.resolve("out")).doesNotExist();
  }

  @Test
  void report_isNeeded() {
    assertThat(Typed.command("bench", "all").exit()).isEqualTo(ExitCode.USAGE);
  }
}
