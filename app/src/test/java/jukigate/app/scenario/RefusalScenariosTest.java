package jukigate.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.Stage;
import org.junit.jupiter.api.Test;

/** Every refusal of the business is expected by a scenario, or stands in one list with a reason. */
class RefusalScenariosTest {
  private static final Path SCENARIOS = Path.of("..", "scenarios");
  private static final Path TESTS = Path.of("..");

  private final Set<String> shown =
      Library.read(SCENARIOS).orThrow().scenarios().stream()
          .flatMap(scenario -> scenario.steps().stream())
          .flatMap(RefusalScenariosTest::refusals)
          .collect(Collectors.toSet());

  private static Stream<String> refusals(Step step) {
    Stream<String> sent =
        step.expected().stream()
            .flatMap(
                message ->
                    Stream.concat(
                        Stream.of(message.ending().toString()),
                        message.values().stream().map(ExpectedMessage.Value::text)));
    Stream<String> own =
        switch (step) {
          case Step.Event event -> event.refused().stream();
          case Step.Bulk bulk -> bulk.refused().stream();
          case Step.Together together ->
              together.steps().stream().flatMap(RefusalScenariosTest::refusals);
          default -> Stream.of();
        };
    return Stream.concat(sent, own);
  }

  @Test
  void everyBusinessRefusal_isInAScenarioOrInTheListWithItsReason() throws IOException {
    Map<String, List<String>> reasons = reasons();
    List<String> catalogue =
        Stream.of(RefusalCode.values())
            .filter(code -> code.stage() == Stage.BUSINESS)
            .map(RefusalCode::id)
            .toList();

    assertThat(catalogue)
        .filteredOn(id -> !shown.contains(id))
        .containsExactlyInAnyOrderElementsOf(reasons.keySet());
  }

  @Test
  void everyReason_isInBothLanguagesAndNamesATestThatIsThere() throws IOException {
    try (Stream<Path> files = Files.walk(TESTS, 12)) {
      Set<String> tests =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith("Test.java"))
              .map(name -> name.replace(".java", ""))
              .collect(Collectors.toSet());
      assertThat(reasons().values())
          .isNotEmpty()
          .allSatisfy(
              reason -> {
                assertThat(reason.get(1)).containsPattern("[ぁ-ん].*。$");
                assertThat(reason.get(2)).matches("[A-Z].*\\.$");
                assertThat(tests).anyMatch(reason.get(1)::contains);
                assertThat(tests).anyMatch(reason.get(2)::contains);
              });
    }
  }

  private static Map<String, List<String>> reasons() throws IOException {
    return Files.readAllLines(SCENARIOS.resolve("refusals-without-scenario.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> List.of(line.split(" \\| ")))
        .collect(Collectors.toMap(List::getFirst, parts -> parts));
  }
}
