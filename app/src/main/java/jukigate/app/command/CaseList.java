package jukigate.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jukigate.conformance.kit.TestCase;
import jukigate.conformance.requirement.Requirement;

/** What can be looked at. */
final class CaseList {
  private CaseList() {}

  static void print(Console console, List<TestCase> cases) {
    if (console.json()) {
      console.printJson(cases.stream().map(each -> row(console, each)).toList());
      return;
    }
    cases.forEach(
        each ->
            console.line(
                String.format(
                    Locale.ROOT,
                    "%-28s %-6s %-8s %s (%s)",
                    each.id(),
                    each.side(),
                    each.severity(),
                    each.title().in(console.language()),
                    each.requirements().stream()
                        .map(Requirement::id)
                        .collect(Collectors.joining(", ")))));
  }

  private static Map<String, Object> row(Console console, TestCase each) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", each.id());
    row.put("side", each.side().name());
    row.put("severity", each.severity().name());
    row.put("title", each.title().in(console.language()));
    row.put("requirements", each.requirements().stream().map(Requirement::id).toList());
    return row;
  }
}
