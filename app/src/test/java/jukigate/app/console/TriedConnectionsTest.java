package jukigate.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jukigate.app.attack.AttackReport;
import jukigate.app.runs.RunKind;
import jukigate.app.runs.RunRecord;
import jukigate.app.runs.RunShelf;
import jukigate.conformance.matrix.Cell;
import jukigate.conformance.matrix.CellResult;
import jukigate.console.view.Connections;
import jukigate.domain.Language;
import jukigate.wire.profile.SecurityProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The matrix as a report of the command has it. */
class TriedConnectionsTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

  @TempDir Path home;

  private static RunRecord run(long number, RunRecord.State state, String words) {
    return new RunRecord(
        number,
        RunKind.ATTACK,
        "own",
        state,
        "reviewer",
        "./jukigate attack " + words + " --seed 1",
        "2026-11-23T00:00:00Z",
        "",
        "",
        "",
        0);
  }

  private void shelve(RunRecord run, List<CellResult> cells) throws IOException {
    RunShelf shelf = RunShelf.of(home);
    Files.createDirectories(shelf.report(run.number()));
    Files.write(shelf.place(run.number()).resolve("run.json"), JSON.writeValueAsBytes(run));
    if (!run.isRunning()) {
      var of = new AttackReport.Run("x", 1, "high", Instant.EPOCH, Duration.ZERO, List.of());
      Files.write(
          shelf.report(run.number()).resolve("results.json"),
          JSON.writeValueAsBytes(new AttackReport(of, List.of(), cells).data()));
    }
  }

  private static CellResult asItMust(Cell cell) {
    return new CellResult(
        cell,
        cell.mustBeTaken() ? "accepted" : "alert:bad_certificate",
        Optional.empty(),
        cell.reason().map(id -> new CellResult.Reason(id, id + " <b>")),
        cell.mustBeTaken() ? 1 : 0);
  }

  private Optional<Connections.Matrix> newest(Language language) {
    return new TriedConnections(RunShelf.of(home)).newest(language);
  }

  @Test
  void newestMatrix_isShownCellByCell() throws IOException {
    List<CellResult> cells =
        Cell.of(SecurityProfile.HIGH_2026).stream().map(TriedConnectionsTest::asItMust).toList();
    shelve(run(1, RunRecord.State.ENDED, "--matrix"), cells.subList(0, 3));
    shelve(run(2, RunRecord.State.ENDED, "--matrix"), cells);
    shelve(run(3, RunRecord.State.ENDED, "XSW-03"), List.of());
    shelve(run(4, RunRecord.State.RUNNING, "--matrix"), List.of());

    Connections.Matrix matrix = newest(Language.EN).orElseThrow();

    assertThat(matrix.run()).isEqualTo(2);
    assertThat(matrix.total()).isEqualTo(cells.size());
    assertThat(matrix.right()).isEqualTo(cells.size());
    assertThat(matrix.places()).extracting(Connections.Head::text).contains("node, dialling");
    int columns = matrix.places().stream().mapToInt(Connections.Head::columns).sum();
    assertThat(matrix.versions()).hasSize(columns);
    assertThat(matrix.profiles().stream().mapToInt(Connections.Head::columns).sum())
        .isEqualTo(columns);
    assertThat(matrix.rows()).allMatch(row -> row.cells().size() == columns);
    assertThat(matrix.rows().stream().flatMap(row -> row.cells().stream()))
        .filteredOn(cell -> !cell.name().isEmpty())
        .hasSize(cells.size())
        .allMatch(
            cell ->
                cell.verdict().equals("taken")
                    || (cell.verdict().equals("refused")
                        && cell.expected().equals(cell.recorded())));
    assertThat(newest(Language.JA).orElseThrow().places().getFirst().text())
        .isEqualTo("ゲートウェイ (待受)");
  }

  @Test
  void connectionThatWasNotRefused_isSaidSo() throws IOException {
    Cell expired =
        Cell.of(SecurityProfile.HIGH_2026).stream()
            .filter(cell -> cell.name().startsWith("gateway-listens/expired"))
            .findFirst()
            .orElseThrow();
    shelve(
        run(1, RunRecord.State.ENDED, "--matrix"),
        List.of(new CellResult(expired, "accepted", Optional.empty(), Optional.empty(), 1)));

    Connections.Matrix matrix = newest(Language.EN).orElseThrow();

    assertThat(matrix.right()).isZero();
    assertThat(matrix.rows().getFirst().cells().getFirst().verdict()).isEqualTo("through");
  }

  @Test
  void withoutARun_thereIsNothing() throws IOException {
    assertThat(newest(Language.EN)).isEmpty();
    shelve(run(1, RunRecord.State.ENDED, "XSW-03"), List.of());
    assertThat(newest(Language.EN)).isEmpty();
  }
}
