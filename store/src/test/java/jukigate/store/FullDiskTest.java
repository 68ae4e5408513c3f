package jukigate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The limit of the size of files of a process is the full disk: an ordinary user may set it. */
@Timeout(180)
class FullDiskTest {
  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
  private static final String NO_ROOM = "0:";
  private static final String ROOM = "unlimited:";
  private static final int PATIENCE = 60;

  @TempDir Path folder;

  @Test
  void diskThatWasFull_losesNothingAndTakesRowsAgain() throws Exception {
    assumeTrue(Files.isExecutable(PRLIMIT), "no prlimit here: Linux only");
    Process writer = writer();
    try (var answers = writer.inputReader(StandardCharsets.UTF_8)) {
      assertThat(tell(writer, answers, "before")).isEqualTo("kept");
      files(writer, NO_ROOM);
      assertThat(tell(writer, answers, "during")).isEqualTo("failed");
      assertThat(tell(writer, answers, "still during")).isEqualTo("failed");
      files(writer, ROOM);
      assertThat(keptInTheEnd(writer, answers, "after")).isTrue();
    } finally {
      writer.destroyForcibly().waitFor();
    }
    assertThat(names()).containsExactlyInAnyOrder("before", "after");
  }

  private boolean keptInTheEnd(Process writer, BufferedReader answers, String name)
      throws IOException {
    for (int tries = 0; tries < PATIENCE; tries++) {
      if (tell(writer, answers, name).equals("kept")) {
        return true;
      }
    }
    return false;
  }

  private Process writer() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Writer.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String tell(Process writer, BufferedReader answers, String name)
      throws IOException {
    writer.getOutputStream().write((name + "\n").getBytes(StandardCharsets.UTF_8));
    writer.getOutputStream().flush();
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.equals("kept") || line.equals("failed")) {
        return line;
      }
    }
    return "ended";
  }

  private static void files(Process of, String size) throws Exception {
    var command = List.of(PRLIMIT.toString(), "--pid", String.valueOf(of.pid()), "--fsize=" + size);
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private List<String> names() {
    try (Database database =
        Database.open(folder, "jukigate/store/migrations", DatabaseOptions.DEFAULTS).orThrow()) {
      return database
          .jdbi()
          .withHandle(h -> h.createQuery("SELECT name FROM thing").mapTo(String.class).list());
    }
  }
}
