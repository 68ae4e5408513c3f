package jukigate.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jukigate.domain.refusal.Outcome;
import jukigate.simulators.resident.event.ResidentEventFile;
import org.junit.jupiter.api.Test;

class ShippedScenariosTest {
  private static final Path SCENARIOS = Path.of("..", "scenarios");

  private final List<Scenario> scenarios =
      Stream.of(ScenarioFile.readAll(SCENARIOS), ScenarioFile.readLibrary(SCENARIOS))
          .flatMap(read -> read.orThrow().stream())
          .toList();

  @Test
  void everyFolder_isAValidScenarioWithItsStory() {
    assertThat(scenarios).hasSizeGreaterThanOrEqualTo(5);
    assertThat(scenarios)
        .allSatisfy(
            scenario ->
                assertThat(scenario.folder().resolve("README.md"))
                    .isRegularFile()
                    .content()
                    .contains("架空", "invented"));
  }

  @Test
  void everyEventFile_isValid() {
    Stream<Path> files =
        steps().filter(Step.Event.class::isInstance).map(step -> ((Step.Event) step).file());
    assertThat(files)
        .isNotEmpty()
        .allSatisfy(
            file -> assertThat(ResidentEventFile.read(file)).isInstanceOf(Outcome.Passed.class));
  }

  @Test
  void everyKindOfAttempt_isMade() {
    Stream<AttemptKind> kinds =
        steps().filter(Step.Attempt.class::isInstance).map(step -> ((Step.Attempt) step).kind());
    assertThat(kinds).containsExactlyInAnyOrder(AttemptKind.values());
  }

  @Test
  void noAttempt_isExpectedToEndWell() {
    assertThat(steps().filter(Step.Attempt.class::isInstance))
        .allSatisfy(
            step ->
                assertThat(step.expected().getLast().ending())
                    .isNotInstanceOf(Ending.Acknowledged.class));
  }

  @Test
  void everyBodyAndFile_isUsed() throws IOException {
    for (Scenario scenario : scenarios) {
      String text = Files.readString(scenario.folder().resolve("scenario.xml"));
      try (Stream<Path> files = Files.list(scenario.folder())) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .filteredOn(name -> !name.equals("scenario.xml") && !name.equals("README.md"))
            .allSatisfy(name -> assertThat(text).contains('"' + name + '"'));
      }
    }
  }

  private Stream<Step> steps() {
    return scenarios.stream().flatMap(scenario -> scenario.steps().stream());
  }
}
