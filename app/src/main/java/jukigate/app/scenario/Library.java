package jukigate.app.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jukigate.domain.message.Exchange;
import jukigate.domain.message.Operation;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

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
   * One scenario by its folder, or by its name below the root, e.g. {@code x05/arrived}; one row of
   * its data alone with the name of the row, e.g. {@code x01/refused#gap}. Refused as {@link
   * ScenarioFile#read}, and with ROW_UNKNOWN.
   *
   * @param set values of parameters, by name
   */
  public static Outcome<List<Scenario>> find(Path root, String name, Map<String, String> set) {
    int mark = name.lastIndexOf(Scenario.ROW);
    Path named = Path.of(mark < 0 ? name : name.substring(0, mark)).toAbsolutePath().normalize();
    Path below =
        root.resolve(mark < 0 ? name : name.substring(0, mark)).toAbsolutePath().normalize();
    Path folder = ScenarioFile.isThere(named) ? named : below;
    Path whole = root.toAbsolutePath().normalize();
    Path bound =
        folder.startsWith(whole) || folder.getParent() == null ? whole : folder.getParent();
    return ScenarioFile.read(folder, new Given(bound, set))
        .then(all -> mark < 0 ? Outcome.passed(all) : row(folder, all, name.substring(mark + 1)));
  }

  private static Outcome<List<Scenario>> row(Path folder, List<Scenario> all, String row) {
    List<Scenario> found =
        all.stream().filter(it -> it.row().filter(row::equals).isPresent()).toList();
    String there = all.stream().flatMap(it -> it.row().stream()).collect(Collectors.joining(", "));
    return found.isEmpty()
        ? Outcome.refused(RefusalCode.ROW_UNKNOWN, folder, row, there.isEmpty() ? "-" : there)
        : Outcome.passed(found);
  }

  /**
   * The folder below the root with {@code /} on every system, and the row, e.g. {@code x05/arrived}
   * or {@code x01/refused#gap}.
   */
  public String name(Scenario scenario) {
    return root.relativize(scenario.folder()).toString().replace('\\', '/')
        + scenario.row().map(row -> Scenario.ROW + row).orElse("");
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
