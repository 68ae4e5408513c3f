package jukigate.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
    Stream<Form> files =
        steps().filter(Step.Event.class::isInstance).map(step -> ((Step.Event) step).file());
    assertThat(files)
        .isNotEmpty()
        .allSatisfy(
            form ->
                assertThat(
                        form.filled(Values.NONE)
                            .then(content -> ResidentEventFile.read(form.file(), content)))
                    .isInstanceOf(Outcome.Passed.class));
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

  /** By name, or by a name with a value in it: by one of the steps that are read. */
  @Test
  void everyBodyAndFile_isUsed() throws IOException {
    Set<Path> used = steps().flatMap(ShippedScenariosTest::files).collect(Collectors.toSet());
    for (Path folder : scenarios.stream().map(Scenario::folder).distinct().toList()) {
      String text = Files.readString(folder.resolve("scenario.xml"));
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files)
            .filteredOn(file -> !file.endsWith("scenario.xml") && !file.endsWith("README.md"))
            .allMatch(file -> used.contains(file) || text.contains('"' + name(file) + '"'));
      }
    }
  }

  private static Stream<Path> files(Step step) {
    Stream<Path> expected =
        step.expected().stream().flatMap(message -> message.body().stream()).map(Form::file);
    return Stream.concat(
        expected,
        switch (step) {
          case Step.Event event -> Stream.of(event.file().file());
          case Step.Bulk bulk -> Stream.of(bulk.conditions().file());
          case Step.Send send ->
              Stream.concat(Stream.of(send.sending().body().file()), send.exact().stream());
          case Step.Attempt attempt -> Stream.of(attempt.sending().body().file());
          case Step.Clock clock -> Stream.of();
          case Step.Line line -> Stream.of();
          case Step.Look look -> Stream.of();
          case Step.Together together ->
              together.steps().stream().flatMap(ShippedScenariosTest::files);
        });
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private Stream<Step> steps() {
    return scenarios.stream().flatMap(scenario -> scenario.steps().stream());
  }
}
