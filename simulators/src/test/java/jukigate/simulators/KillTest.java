package jukigate.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jukigate.simulators.store.OutboxState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is not lost and not doubled, whenever the process is killed. */
final class KillTest {
  private static final int ROUNDS = 5;

  @TempDir Path folder;

  @Test
  void killedNodes_loseNothingThatWasAcknowledged() throws Exception {
    Path pki = Files.createDirectory(folder.resolve("pki"));
    Path nodes = folder.resolve("nodes");
    Backbone.pki(pki);
    var random = new Random(20261121);
    List<Integer> acknowledged = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      acknowledged.addAll(killedAfter(nodes, pki, 1 + round * 1000, 3 + random.nextInt(15)));
    }
    try (var backbone = new Backbone(nodes, Backbone.pki(pki))) {
      backbone.clock.now = backbone.clock.now.plus(Duration.ofMinutes(10));
      backbone.nodes.runDue(backbone.clock.now);

      assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
      assertThat(acknowledged)
          .allSatisfy(
              index ->
                  assertThat(
                          backbone
                              .nodes
                              .national()
                              .find(Events.code(index))
                              .orElseThrow()
                              .entries())
                      .hasSize(1));
      assertThat(backbone.nodes.outbox(Backbone.PREF_SHIZUOKA))
          .filteredOn(stored -> stored.state() != OutboxState.DELIVERED)
          .extracting(stored -> stored.entry().requestNumber() + " " + stored.lastResult())
          .as("acknowledged " + acknowledged)
          .isEmpty();
    }
  }

  private static List<Integer> killedAfter(Path nodes, Path pki, int first, int count)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledNodes.class.getName(),
                nodes.toString(),
                pki.toString(),
                Integer.toString(first))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Integer> acknowledged = new ArrayList<>();
    var output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    try (output) {
      String line = output.readLine();
      while (line != null && acknowledged.size() < count) {
        if (line.startsWith("acknowledged ")) {
          acknowledged.add(Integer.parseInt(line.substring("acknowledged ".length())));
        }
        line = acknowledged.size() < count ? output.readLine() : null;
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return acknowledged;
  }
}
