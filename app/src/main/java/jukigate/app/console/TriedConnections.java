package jukigate.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jukigate.app.runs.RunRecord;
import jukigate.app.runs.RunShelf;
import jukigate.console.view.Connections;
import jukigate.domain.Language;

/** The matrix of mutual authentication of the newest run that ended with one. */
final class TriedConnections implements Connections {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunShelf shelf;
  private Optional<Report> last = Optional.empty();

  TriedConnections(RunShelf shelf) {
    this.shelf = shelf;
  }

  /** What a run left, which does not change. */
  private record Report(RunRecord run, JsonNode matrix) {}

  @Override
  public Optional<Matrix> newest(Language language) {
    return report().map(it -> new Words(language).matrix(it));
  }

  private synchronized Optional<Report> report() {
    Optional<RunRecord> newest =
        shelf.all().stream()
            .filter(run -> run.isMatrix() && !run.isRunning())
            .filter(run -> Files.exists(results(run)))
            .findFirst();
    if (!newest.map(RunRecord::number).equals(last.map(it -> it.run().number()))) {
      last = newest.flatMap(this::read);
    }
    return last;
  }

  private Path results(RunRecord run) {
    return shelf.report(run.number()).resolve("results.json");
  }

  private Optional<Report> read(RunRecord run) {
    try {
      JsonNode matrix = JSON.readTree(Files.readAllBytes(results(run))).path("matrix");
      return matrix.path("total").asInt() > 0
          ? Optional.of(new Report(run, matrix))
          : Optional.empty();
    } catch (IOException deletedMeanwhile) {
      return Optional.empty();
    }
  }

  /** The report in one language. */
  private record Words(Language language) {
    Matrix matrix(Report report) {
      JsonNode matrix = report.matrix();
      Map<String, JsonNode> cells =
          matrix
              .path("cells")
              .valueStream()
              .collect(Collectors.toMap(it -> it.path("name").asText(), Function.identity()));
      return new Matrix(
          report.run().number(),
          report.run().started(),
          matrix.path("right").asInt(),
          matrix.path("total").asInt(),
          heads(matrix.path("places"), it -> text(it.path("title"))),
          heads(matrix.path("profiles"), it -> it.path("name").asText()),
          matrix.path("columns").valueStream().map(it -> it.path("version").asText()).toList(),
          matrix.path("rows").valueStream().map(it -> row(it, cells)).toList());
    }

    private static List<Head> heads(JsonNode some, Function<JsonNode, String> text) {
      return some.valueStream()
          .map(it -> new Head(text.apply(it), it.path("columns").asInt()))
          .toList();
    }

    private Row row(JsonNode row, Map<String, JsonNode> cells) {
      return new Row(
          text(row.path("title")),
          row.path("cells")
              .valueStream()
              .map(it -> cell(cells.get(it.path("name").asText())))
              .toList());
    }

    private static Cell cell(JsonNode cell) {
      return cell == null
          ? new Cell("", "", "", "", "", "")
          : new Cell(
              cell.path("name").asText(),
              cell.path("verdict").asText(),
              cell.path("expected").asText(),
              cell.path("answer").asText(),
              cell.at("/record/id").asText(),
              cell.at("/record/text").asText());
    }

    private String text(JsonNode both) {
      return both.path(language.locale().getLanguage()).asText();
    }
  }
}
