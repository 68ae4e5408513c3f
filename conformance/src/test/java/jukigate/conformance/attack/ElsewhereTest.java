package jukigate.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ElsewhereTest {
  @Test
  void whatIsNotTriedHere_isNotAnAttackAndNamesTestsThatAreThere() throws IOException {
    Set<String> tests = tests();
    for (Elsewhere other : Elsewhere.all()) {
      assertThat(Stimuli.ids()).doesNotContain(other.id());
      assertThat(tests).as(other.id()).containsAll(other.provenBy());
    }
  }

  /** Of every module. */
  private static Set<String> tests() throws IOException {
    try (var files = Files.walk(Path.of("..").toRealPath(), 12)) {
      return files
          .map(file -> file.toString().replace('\\', '/'))
          .filter(file -> file.contains("/src/test/java/") && file.endsWith("Test.java"))
          .map(file -> file.replaceFirst(".*/", "").replace(".java", ""))
          .collect(Collectors.toSet());
    }
  }
}
