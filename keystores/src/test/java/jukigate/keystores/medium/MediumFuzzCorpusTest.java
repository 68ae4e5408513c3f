package jukigate.keystores.medium;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fuzzer found worth keeping, once more. */
class MediumFuzzCorpusTest {
  static List<Path> files() throws IOException {
    try (var files = Files.list(Path.of("src/test/fuzz/MediumFuzz"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void editedMedium_isRefusedOrHoldsTheSame(Path file) {
    assertThatCode(() -> MediumFuzz.fuzzerTestOneInput(Files.readAllBytes(file)))
        .doesNotThrowAnyException();
  }
}
