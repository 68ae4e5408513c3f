package jukigate.app.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jukigate.conformance.sut.Told;
import jukigate.domain.Language;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StayingCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path work;

  private StayingCommand shell(String script, Duration timeout) {
    return new StayingCommand(List.of("sh", "-c", script), timeout, work);
  }

  private static String refused(Outcome<Told> told) {
    var refusal = ((Outcome.Refused<Told>) told).refusal();
    assertThat(refusal.code()).isEqualTo(RefusalCode.ADAPTER_FAILED);
    return refusal.text(Language.EN);
  }

  @Test
  void everyMessage_isAnsweredByTheSameProcess() {
    String counting =
        "n=0; while read -r line; do n=$((n+1)); echo \"{\\\"state\\\": \\\"waiting\\\", \\\"remark\\\": \\\"$n $line\\\"}\"; done";
    try (var command = shell(counting, PATIENCE)) {
      assertThat(command.told("a").orThrow()).isEqualTo(new Told(Told.State.WAITING, "1 a"));
      assertThat(command.told("b").orThrow()).isEqualTo(new Told(Told.State.WAITING, "2 b"));
    }
  }

  @Test
  void processThatEnds_isToldAndStartedAnewForTheNextMessage() {
    String once = "read -r line; echo no key >&2; [ -e again ] || exit 3";
    String script =
        once.replace("again", work.resolve("again").toString())
            + "; echo '{\"state\": \"acknowledged\"}'; cat";
    try (var command = shell(script, PATIENCE)) {
      assertThat(refused(command.told("a"))).contains("exit 3: no key");
      create("again");
      assertThat(command.told("b").orThrow().state()).isEqualTo(Told.State.ACKNOWLEDGED);
    }
  }

  /** What it writes too late must not be taken for the answer to the next message. */
  @Test
  void silentProcess_isEndedAfterTheTimeout() {
    try (var command = shell("cat > /dev/null", Duration.ofSeconds(1))) {
      assertThat(refused(command.told("a"))).contains("timeout 1 s");
    }
  }

  @Test
  void lineThatIsNoAnswer_isRefused() {
    try (var command = shell("while read -r line; do echo ready; done", PATIENCE)) {
      assertThat(refused(command.told("a"))).contains("no JSON");
    }
  }

  @Test
  void close_endsItsInput() {
    Path end = work.resolve("ended");
    String script = "read -r line; echo '{\"state\": \"unknown\"}'; cat; touch " + end;
    try (var command = shell(script, PATIENCE)) {
      assertThat(command.told("a").orThrow().state()).isEqualTo(Told.State.UNKNOWN);
    }
    assertThat(end).exists();
  }

  @Test
  void commandThatIsNotThere_isRefused() {
    var none = List.of(work.resolve("none").toString());
    try (var command = new StayingCommand(none, PATIENCE, work)) {
      assertThat(refused(command.told("a"))).contains("none");
    }
  }

  private void create(String name) {
    try {
      Files.createFile(work.resolve(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
