package jukigate.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jukigate.domain.message.Operation;
import org.junit.jupiter.api.Test;

/** docs/seed-steps.md names operations, scenarios and tests: all of them are there. */
class SeedStepsTest {
  private static final Path ROOT = Path.of("..");

  private final String page = read();

  @Test
  void everyScenario_isThere() {
    assertThat(named("\\b(x[0-9]{2}/[a-z0-9-]+|000[0-9]-[a-z-]+)"))
        .hasSizeGreaterThan(15)
        .allSatisfy(name -> assertThat(ROOT.resolve("scenarios").resolve(name)).isDirectory());
  }

  @Test
  void everyTest_isThere() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 12)) {
      List<String> tests =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith("Test.java"))
              .toList();
      assertThat(named("`([A-Z][A-Za-z]*Test)`"))
          .hasSizeGreaterThan(10)
          .allSatisfy(name -> assertThat(tests).contains(name + ".java"));
    }
  }

  @Test
  void everyOperation_isNamed() {
    assertThat(Operation.all().map(Operation::name))
        .filteredOn(name -> !name.equals("CancelOutMigrationCertificate"))
        .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }

  private List<String> named(String pattern) {
    return Pattern.compile(pattern)
        .matcher(page)
        .results()
        .map((MatchResult found) -> found.group(1))
        .distinct()
        .toList();
  }

  private static String read() {
    try {
      return Files.readString(ROOT.resolve("docs/seed-steps.md"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
