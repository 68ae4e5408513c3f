package jukigate.app.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jukigate.conformance.attack.Attack;
import jukigate.conformance.attack.AttackResult;
import jukigate.conformance.attack.Attacks;
import jukigate.conformance.attack.Terms;
import jukigate.conformance.attack.Witness;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is cut off is gone on with, whenever that was. */
class RunProgressTest {
  private static final Instant STARTED = Instant.parse("2026-11-21T03:04:05Z");
  private static final AttackResult FIRST = result("SIG-01", "JG-201");
  private static final AttackResult SECOND = result("XSW-03", "accepted");

  @TempDir Path folder;

  private RunProgress.Plan plan;

  @BeforeEach
  void plan() {
    plan =
        new RunProgress.Plan(
            "own gateway", "high", 7, 40, List.of("SIG-01"), STARTED, folder.resolve("work"), 0);
  }

  private static AttackResult result(String id, String answer) {
    Attack attack = Attacks.ofId(id).orElseThrow();
    return new AttackResult(
        attack,
        List.of(
            new AttackResult.Shown(
                "one",
                List.of(
                    new Attack.Expected("JG-201", Optional.of("JG-201"), true),
                    new Attack.Expected("closed", Optional.empty())),
                answer,
                Optional.of(new Witness.Recorded("c-1", "UNSEAL", "JG-201", "because \n\"of\"")),
                new Witness.State("no record", 3, 1, 2),
                new Witness.State("1 entries", 4, 2, 3),
                5,
                new AttackResult.Controls(true, false),
                new AttackResult.Bytes(
                    Payload.of(new byte[] {0, -1, 10}), Payload.ofUtf8("<fault/>")),
                Terms.of(true, 1, 2))),
        1);
  }

  @Test
  void cutOffRun_goesOnWithWhatItHadFoundAndSaysThatItWasBegunBefore() {
    try (RunProgress progress = RunProgress.begin(folder, plan).orThrow()) {
      progress.add(FIRST);
      progress.add(SECOND);
    }
    try (RunProgress again = RunProgress.resume(folder, "own gateway").orThrow()) {
      assertThat(again.finished()).usingRecursiveComparison().isEqualTo(List.of(FIRST, SECOND));
      assertThat(again.plan()).isEqualTo(plan.again());
    }
  }

  @Test
  void lineThatWasCutOff_doesNotCountAndNothingIsWrittenBehindIt() throws IOException {
    try (RunProgress progress = RunProgress.begin(folder, plan).orThrow()) {
      progress.add(FIRST);
    }
    Files.writeString(file(), "{\"attack\":\"XSW-03\",\"la", StandardOpenOption.APPEND);
    try (RunProgress again = RunProgress.resume(folder, "own gateway").orThrow()) {
      assertThat(again.finished()).hasSize(1);
      again.add(SECOND);
    }
    assertThat(RunProgress.resume(folder, "own gateway").orThrow().finished()).hasSize(2);
  }

  @Test
  void runThatIsBegunAnew_setsTheUnfinishedOneAside() throws IOException {
    try (RunProgress progress = RunProgress.begin(folder, plan).orThrow()) {
      progress.add(FIRST);
    }
    String before = Files.readString(file());
    RunProgress.begin(folder, plan).orThrow().close();
    assertThat(folder.resolve(RunProgress.ASIDE)).hasContent(before);
    assertThat(RunProgress.resume(folder, "own gateway").orThrow().finished()).isEmpty();
  }

  @Test
  void runThatEnded_leavesNothingToGoOnWith() {
    RunProgress progress = RunProgress.begin(folder, plan).orThrow();
    assertThat(RunProgress.isIn(folder)).isTrue();
    progress.end();
    assertThat(RunProgress.isIn(folder)).isFalse();
    assertThat(code(RunProgress.resume(folder, "own gateway")))
        .isEqualTo(RefusalCode.NOTHING_TO_RESUME);
  }

  @Test
  void runAgainstSomethingElse_isNotGoneOnWith() throws IOException {
    RunProgress.begin(folder, plan).orThrow().close();
    assertThat(code(RunProgress.resume(folder, "own node")))
        .isEqualTo(RefusalCode.NOTHING_TO_RESUME);
    Files.writeString(file(), "not a run\n");
    assertThat(code(RunProgress.resume(folder, "own gateway")))
        .isEqualTo(RefusalCode.NOTHING_TO_RESUME);
  }

  private Path file() throws IOException {
    try (var files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  private static RefusalCode code(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?>(var refusal)
        ? refusal.code()
        : RefusalCode.INTERNAL_ERROR;
  }
}
