package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import jukigate.store.DatabasePlace;
import jukigate.store.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of a second say nothing; that everything is there and verified does. */
class BenchProcessesCommandTest {
  @TempDir private Path home;

  @Test
  void gatewaysWithOneJournal_areMeasuredBesideOneWithItsOwn() throws IOException {
    DatabasePlace.Server server = TestServer.database(home);

    Typed typed = processes(plan(server, 2));

    assertThat(typed.exit()).as(typed.err()).isEqualTo(ExitCode.GOOD);
    JsonNode results = new ObjectMapper().readTree(typed.out()).get("results");
    assertThat(results.findValuesAsText("processes")).containsExactly("0", "2");
    for (JsonNode result : results) {
      assertThat(result.get("errors").asInt()).isZero();
      assertThat(result.get("perSecond").get("median").asDouble()).isPositive();
      assertThat(result.get("gatewayMicros").get("median").asDouble()).isPositive();
    }
  }

  @Test
  void secondRunOnTheSameDatabase_readsItsMessages() {
    DatabasePlace.Server server = TestServer.database(home);
    processes(plan(server, 1));

    Typed again = processes(plan(server, 1));

    assertThat(again.exit()).as(again.err()).isEqualTo(ExitCode.GOOD);
  }

  private static String[] plan(DatabasePlace.Server server, int processes) {
    return new String[] {
      "--db=" + server.address(),
      "--db-password-file=" + server.password(),
      "--processes=" + processes,
      "--seconds=1",
      "--rounds=1",
      "--warm-up=0",
      "--json"
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--db=postgresql://db.example:5432/journal",
        "--processes=0",
        "--processes=9",
        "--callers=0",
        "--seconds=0",
        "--rounds=0"
      })
  void planThatSaysNothing_isWrongUsage(String option) {
    String url = option.startsWith("--db") ? option : "--db=postgresql://127.0.0.1:5432/journal";
    Typed typed =
        processes(
            url, "--db-password-file=none", option.startsWith("--db") ? "--rounds=1" : option);

    assertThat(typed.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).contains("postgresql://127.0.0.1");
  }

  private Typed processes(String... options) {
    String[] command = new String[options.length + 4];
    System.arraycopy(
        new String[] {"bench", "processes", "--home", home.toString()}, 0, command, 0, 4);
    System.arraycopy(options, 0, command, 4, options.length);
    return Typed.command(command);
  }
}
