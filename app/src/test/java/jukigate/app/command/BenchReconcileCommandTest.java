package jukigate.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReconcileCommandTest {
  @TempDir private Path home;

  @Test
  void reconciliation_comparesEverybodyAtBothServers_andTellsTheLivingHeap() throws IOException {
    Typed typed =
        Typed.command("bench", "reconcile", "--residents=200", "--json", "--home", home.toString());

    assertThat(typed.exit()).as(typed.err()).isEqualTo(ExitCode.GOOD);
    JsonNode result = new ObjectMapper().readTree(typed.out());
    assertThat(result.get("settled").asInt()).isGreaterThanOrEqualTo(200);
    assertThat(result.get("compared").asInt()).isEqualTo(2 * result.get("settled").asInt());
    assertThat(result.get("differences").asInt()).isZero();
    assertThat(result.get("livingMegabytes").get(0).asInt()).isPositive();
  }
}
