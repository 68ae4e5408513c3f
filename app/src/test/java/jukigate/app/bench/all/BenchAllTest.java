package jukigate.app.bench.all;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import jukigate.app.command.Typed;
import jukigate.domain.refusal.RefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real benches by a launcher that starts the classes of this build. */
class BenchAllTest {
  private static final Part AUDIT = Part.of("audit", "audit", "--leaves", "200");
  private static final Part WRONG = Part.of("wrong", "audit", "--leaves", "1");

  @TempDir Path folder;

  private BenchAll bench;
  private final List<String> begun = new ArrayList<>();

  @BeforeEach
  void launcher() throws Exception {
    Path launcher = folder.resolve("jukigate");
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec '"
            + Path.of(System.getProperty("java.home"), "bin", "java")
            + "' $JUKIGATE_JAVA_OPTS '-Djukigate.root="
            + folder
            + "' -cp '"
            + System.getProperty("java.class.path")
            + "' jukigate.app.Main \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    bench = at(launcher);
  }

  private BenchAll at(Path launcher) {
    return new BenchAll(
        new BenchAll.Place(launcher, folder.resolve("home"), folder.resolve("out")),
        InstantSource.system());
  }

  private List<Played> play(Part... parts) {
    return bench.play(List.of(parts), it -> begun.add(it.name()));
  }

  @Test
  void benchThatFails_stopsNoOther_andEachStandsUnderItsCommand() throws Exception {
    List<Played> played = play(WRONG, AUDIT.with("-Xmx300m"));

    assertThat(played).extracting(Played::wentWell).containsExactly(false, true);
    assertThat(Files.readString(folder.resolve("out/figures.md")))
        .contains(
            "$ ./jukigate bench audit --leaves 1\nJG-O14", "--leaves 2..", "FAILED, exit code 2")
        .contains("$ JUKIGATE_JAVA_OPTS=\"-Xmx300m\" ./jukigate bench audit --leaves 200\n")
        .contains("200 leaves under");
  }

  @Test
  void runThatWasCutOff_goesOnWithWhatIsMissing() throws Exception {
    var first = play(AUDIT);
    play(WRONG);

    var again = play(AUDIT, WRONG);

    assertThat(begun).containsExactly("audit", "wrong", "wrong");
    assertThat(again.getFirst()).isEqualTo(first.getFirst());
    Files.writeString(folder.resolve("out/audit/played.json"), "{");
    assertThat(play(AUDIT).getFirst().wentWell()).isTrue();
    assertThat(begun).endsWith("audit");
  }

  @Test
  void otherCommandOfTheSameName_isPlayed() {
    play(AUDIT);

    play(Part.of("audit", "audit", "--leaves", "202"));

    assertThat(begun).containsExactly("audit", "audit");
  }

  @Test
  void launcherThatIsNotThere_isTold() {
    bench = at(folder.resolve("nowhere"));

    assertThatThrownBy(() -> play(AUDIT))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("JG-O68");
  }

  /** Whether a command is one that the command line knows is its own matter: --help reads it. */
  @Test
  void commandsOfAllPlans_areKnown() {
    for (Plan plan : Plan.values()) {
      for (Part part : plan.parts()) {
        List<String> words = new ArrayList<>(part.arguments(folder, folder));
        words.add("--help");
        Typed typed = Typed.command(words.toArray(String[]::new));
        assertThat(typed.exit()).as("%s: %s", part.typed(), typed.err()).isZero();
      }
    }
  }
}
