package jukigate.app.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import jukigate.domain.time.TimeStep;
import jukigate.simulators.rule.Regime;
import jukigate.simulators.rule.Regimes;
import org.w3c.dom.Element;

/** Reads {@code scenario.xml} of a scenario folder. */
public final class ScenarioFile {
  private static final String NAME = "scenario.xml";

  private final Path folder;
  private final FilledFile file;
  private final Given given;
  private final Optional<String> row;

  private ScenarioFile(Path folder, FilledFile file, Given given, Optional<String> row) {
    this.folder = folder;
    this.file = file;
    this.given = given;
    this.row = row;
  }

  /**
   * Every scenario below a folder, in the order of their names, once for each row of its data.
   *
   * <p>Refused: FILE_UNREADABLE, and FILE_INVALID with file and line: not well-formed, against the
   * schema, a node id with a wrong check digit, an unknown operation, purpose or regime, a missing
   * file, a clock that is moved by what is no period or instant, or that is not the scenario's own;
   * PLACEHOLDER_UNKNOWN, PARAMETER_MISSING, ROWS_INVALID and INCLUDE_INVALID.
   */
  public static Outcome<List<Scenario>> readAll(Path scenarios) {
    return readAll(scenarios, new Given(scenarios));
  }

  private static Outcome<List<Scenario>> readAll(Path scenarios, Given given) {
    try (Stream<Path> folders = Files.list(scenarios)) {
      List<Scenario> read = new ArrayList<>();
      for (Path folder : folders.filter(ScenarioFile::isThere).sorted().toList()) {
        read.addAll(read(folder, given).orThrow());
      }
      return Outcome.passed(List.copyOf(read));
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, scenarios, e.getClass().getSimpleName());
    }
  }

  /**
   * The library: every scenario of every exchange, in folders {@code x01}, {@code x02} … below the
   * given one, and those of the line, in the order of their names. Refused as {@link #readAll}.
   */
  public static Outcome<List<Scenario>> readLibrary(Path scenarios) {
    try (Stream<Path> folders = Files.list(scenarios)) {
      List<Scenario> read = new ArrayList<>();
      for (Path exchange : folders.filter(ScenarioFile::isOfTheLibrary).sorted().toList()) {
        read.addAll(readAll(exchange, new Given(scenarios)).orThrow());
      }
      return Outcome.passed(List.copyOf(read));
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, scenarios, e.getClass().getSimpleName());
    }
  }

  /** Whether the folder has a scenario. */
  static boolean isThere(Path folder) {
    return Files.exists(folder.resolve(NAME));
  }

  private static boolean isOfTheLibrary(Path folder) {
    return String.valueOf(folder.getFileName()).matches("x[0-9]{2}|line")
        && Files.isDirectory(folder);
  }

  /** One scenario, once for each row of its data. Includes stay beside it. */
  public static Outcome<List<Scenario>> read(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    return read(whole, new Given(Optional.ofNullable(whole.getParent()).orElse(whole)));
  }

  /** The same with values of parameters. Refused with PARAMETER_UNKNOWN, besides. */
  public static Outcome<List<Scenario>> read(Path folder, Given given) {
    Path whole = folder.toAbsolutePath().normalize();
    try {
      FilledFile written = FilledFile.read(whole.resolve(NAME), Values.NONE);
      Values parameters =
          new Parameters(written.source(), Children.named(written.root(), "parameter").toList())
              .values(given.set())
              .orThrow();
      List<Scenario> scenarios = new ArrayList<>();
      for (Rows.Row row : rows(whole, written, parameters)) {
        FilledFile filled = written.with(parameters.with(row.values())).wholly();
        scenarios.add(new ScenarioFile(whole, filled, given, row.shown()).scenario());
      }
      return Outcome.passed(List.copyOf(scenarios));
    } catch (RefusedException e) {
      return Outcome.refused(e.refusal());
    }
  }

  private static List<Rows.Row> rows(Path folder, FilledFile written, Values parameters) {
    Optional<Element> rows = Children.named(written.root(), "rows").findFirst();
    return rows.isEmpty()
        ? List.of(Rows.Row.NONE)
        : Rows.read(folder.resolve(rows.get().getAttribute("file")), parameters.known().keySet())
            .orThrow();
  }

  private Scenario scenario() {
    Element root = file.root();
    Optional<Instant> clock = clock(root);
    var setting =
        new StepElements.Setting(
            given.root(),
            clock,
            root.getAttribute("operator"),
            root.getAttribute("terminal"),
            new LinkedHashMap<>());
    return new Scenario(
        folder,
        row,
        Children.title(root),
        Children.named(root, "node").map(this::node).toList(),
        Long.parseLong(root.getAttribute("seed")),
        regime(root),
        clock,
        new StepElements(file, setting).steps(Children.one(root, "steps")));
  }

  private NodeId node(Element element) {
    String text = element.getAttribute("id");
    return NodeId.parse(text).orElseThrow(() -> invalid("id=" + text));
  }

  private Optional<Regime> regime(Element root) {
    return Optional.of(root.getAttribute("regime"))
        .filter(name -> !name.isEmpty())
        .map(name -> Regimes.named(name).orElseThrow(() -> invalid("regime=" + name)));
  }

  private Optional<Instant> clock(Element root) {
    return Optional.of(root.getAttribute("clock"))
        .filter(text -> !text.isEmpty())
        .map(text -> TimeStep.instant(text).orElseThrow(() -> invalid("clock=" + text)));
  }

  private RefusedException invalid(String attributeAndValue) {
    return file.source().invalid(attributeAndValue);
  }
}
