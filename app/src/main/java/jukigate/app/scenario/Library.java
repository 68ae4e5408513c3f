package jukigate.app.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import jukigate.domain.message.Exchange;
import jukigate.domain.message.Operation;
import jukigate.domain.refusal.Outcome;

/**
 * Every scenario below one folder: those of the main job, then those of each exchange.
 *
 * @param root e.g. {@code scenarios/}, absolute
 */
public record Library(Path root, List<Scenario> scenarios) {
  public Library {
    scenarios = List.copyOf(scenarios);
  }

  /** Refused as {@link ScenarioFile#readAll}. */
  public static Outcome<Library> read(Path root) {
    Path folder = root.toAbsolutePath().normalize();
    return ScenarioFile.readAll(folder)
        .then(
            numbered ->
                ScenarioFile.readLibrary(folder)
                    .map(
                        others -> {
                          List<Scenario> all = new ArrayList<>(numbered);
                          all.addAll(others);
                          return new Library(folder, all);
                        }));
  }

  /**
   * One scenario by its folder, or by its name below the root, e.g. {@code x05/arrived}. Refused as
   * {@link ScenarioFile#read}.
   */
  public static Outcome<Scenario> find(Path root, Path folder) {
    boolean isThere = Files.exists(folder.resolve("scenario.xml"));
    return ScenarioFile.read(isThere ? folder : root.resolve(folder));
  }

  /** The folder below the root with {@code /} on every system, e.g. {@code x05/arrived}. */
  public String name(Scenario scenario) {
    return root.relativize(scenario.folder()).toString().replace('\\', '/');
  }

  /** Those in which a message of the exchange must flow; its own folder comes first. */
  public List<Scenario> exercising(Exchange exchange) {
    List<String> operations = exchange.operations().stream().map(Operation::name).toList();
    return scenarios.stream()
        .filter(
            scenario ->
                scenario.steps().stream()
                    .flatMap(step -> step.expected().stream())
                    .anyMatch(message -> operations.contains(message.operation())))
        .sorted(Comparator.comparing(scenario -> !isOf(scenario, exchange)))
        .toList();
  }

  /** Whether the scenario is in the exchange's own folder, or the one that shows it. */
  public boolean isOf(Scenario scenario, Exchange exchange) {
    String name = name(scenario);
    return name.toUpperCase(Locale.ROOT).startsWith(exchange.id() + "/")
        || exchange.shown().filter(name::equals).isPresent();
  }
}
