package jukigate.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
  @TempDir Path folder;

  @Test
  void whatEnded_isReadWhileTheRunGoesOn() throws IOException {
    Path file = folder.resolve("progress.jsonl");
    try (Progress progress = Progress.open(file).orThrow()) {
      assertThat(Progress.read(file).of()).isZero();
      progress.begin(3);
      progress.ended("a", true);
      progress.ended("b", "warn");
      Files.writeString(file, "{\"id\":\"c", StandardOpenOption.APPEND);

      Progress.Seen seen = Progress.read(file);

      assertThat(seen.of()).isEqualTo(3);
      assertThat(seen.verdicts()).containsExactly(Map.entry("a", "pass"), Map.entry("b", "warn"));
    }
  }

  @Test
  void fileThatIsNotThere_saysNothing() {
    assertThat(Progress.read(folder.resolve("none")).verdicts()).isEmpty();
  }
}
