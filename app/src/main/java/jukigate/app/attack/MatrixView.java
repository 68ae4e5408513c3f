package jukigate.app.attack;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jukigate.app.report.ShownText;
import jukigate.conformance.matrix.Cell;
import jukigate.conformance.matrix.CellResult;
import jukigate.conformance.matrix.CellResult.Rule;
import jukigate.conformance.matrix.Defect;
import jukigate.conformance.matrix.Place;

/** The matrix as a table: defects down, ends across, and under each end its versions of TLS. */
final class MatrixView {
  private MatrixView() {}

  /** One column of cells. */
  private record Column(Place place, String profile, String version) {
    static Column of(Cell cell) {
      return new Column(cell.place(), cell.profile().name(), cell.version());
    }
  }

  static Map<String, Object> data(List<CellResult> results) {
    List<Column> columns =
        Arrays.stream(Place.values())
            .flatMap(
                place ->
                    results.stream()
                        .map(one -> Column.of(one.cell()))
                        .filter(column -> column.place() == place)
                        .distinct()
                        .sorted(comparing(Column::profile)))
            .toList();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("right", results.stream().filter(CellResult::isRight).count());
    data.put("total", results.size());
    data.put("places", places(columns));
    data.put("profiles", profiles(columns));
    data.put("columns", columns.stream().map(MatrixView::head).toList());
    data.put("rows", rows(results, columns));
    data.put("cells", results.stream().map(MatrixView::cell).toList());
    return data;
  }

  private static List<Map<String, Object>> places(List<Column> columns) {
    return columns.stream()
        .map(Column::place)
        .distinct()
        .map(
            place ->
                Map.<String, Object>of(
                    "title", AttackReport.both(place.title()),
                    "columns", columns.stream().filter(one -> one.place() == place).count()))
        .toList();
  }

  private static List<Map<String, Object>> profiles(List<Column> columns) {
    return columns.stream()
        .map(column -> List.of(column.place(), column.profile()))
        .distinct()
        .map(
            head ->
                Map.<String, Object>of(
                    "name", head.get(1),
                    "columns",
                        columns.stream()
                            .filter(one -> List.of(one.place(), one.profile()).equals(head))
                            .count()))
        .toList();
  }

  private static Map<String, Object> head(Column column) {
    return Map.of("version", column.version().replace("TLSv", ""));
  }

  private static List<Map<String, Object>> rows(List<CellResult> results, List<Column> columns) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Defect defect : Defect.values()) {
      List<CellResult> some =
          results.stream().filter(one -> one.cell().defect() == defect).toList();
      if (!some.isEmpty()) {
        rows.add(
            Map.of(
                "title", AttackReport.both(defect.title()),
                "cells", columns.stream().map(column -> at(column, some)).toList()));
      }
    }
    return rows;
  }

  private static Map<String, Object> at(Column column, List<CellResult> some) {
    return some.stream()
        .filter(one -> Column.of(one.cell()).equals(column))
        .findFirst()
        .map(one -> Map.<String, Object>of("name", one.cell().name(), "verdict", verdict(one)))
        .orElse(Map.of());
  }

  /** In one word, for the page to translate. */
  private static String verdict(CellResult one) {
    if (one.isRight()) {
      return one.isTaken() ? "taken" : "refused";
    }
    if (one.broken().equals(Set.of(Rule.RECORD))) {
      return "unexplained";
    }
    return one.cell().mustBeTaken() ? "lost" : "through";
  }

  static Map<String, Object> cell(CellResult one) {
    Cell cell = one.cell();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", cell.name());
    data.put("right", one.isRight());
    data.put("verdict", verdict(one));
    data.put("place", AttackReport.both(cell.place().title()));
    data.put("defect", AttackReport.both(cell.defect().title()));
    data.put("version", cell.version());
    data.put("profile", cell.profile().name());
    data.put("expected", cell.reason().orElse("taken"));
    data.put("broken", one.broken().stream().map(Rule::name).toList());
    data.put("answer", one.answer());
    one.seen().ifPresent(seen -> data.put("seen", seen));
    one.record()
        .ifPresent(
            record ->
                data.put(
                    "record", Map.of("id", record.id(), "text", ShownText.clean(record.text()))));
    data.put("arrived", one.arrived());
    return data;
  }
}
