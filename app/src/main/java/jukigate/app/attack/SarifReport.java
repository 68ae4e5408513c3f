package jukigate.app.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jukigate.app.report.ShownText;
import jukigate.conformance.attack.Attack;
import jukigate.conformance.attack.AttackResult;
import jukigate.conformance.attack.AttackResult.Rule;
import jukigate.conformance.attack.AttackResult.Shown;
import jukigate.conformance.matrix.CellResult;

/**
 * The report as SARIF 2.1.0 (OASIS, 2020-03-27): a rule for each attack and one for the matrix, a
 * result for each variant and each cell. What was refused as it must be has kind {@code pass}.
 */
final class SarifReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String MATRIX = "MATRIX";

  private SarifReport() {}

  static Map<String, Object> of(AttackReport report) {
    List<Map<String, Object>> rules =
        new ArrayList<>(report.results().stream().map(one -> rule(one.attack())).toList());
    if (!report.matrix().isEmpty()) {
      rules.add(matrixRule());
    }
    List<Map<String, Object>> results = new ArrayList<>();
    for (AttackResult result : report.results()) {
      result.variants().forEach(shown -> results.add(result(report, result.attack(), shown)));
    }
    report.matrix().forEach(cell -> results.add(result(report, cell)));
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", Map.of("name", "jukigate attack", "rules", rules)));
    run.put("invocations", List.of(Map.of("executionSuccessful", true)));
    run.put(
        "properties",
        Map.of(
            "seed", report.run().seed(),
            "profile", report.run().profile(),
            "started", report.run().started().toString()));
    run.put("results", results);
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return log;
  }

  private static Map<String, Object> rule(Attack attack) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", attack.id());
    rule.put("shortDescription", text(attack.title().en()));
    rule.put("fullDescription", text("Sent: " + attack.sent().en()));
    rule.put("help", text(attack.fix().en() + " Source: " + attack.source()));
    rule.put("defaultConfiguration", Map.of("level", level(attack.severity())));
    rule.put(
        "properties",
        Map.of("severity", attack.severity().name(), "tags", List.of(attack.layer())));
    return rule;
  }

  private static Map<String, Object> matrixRule() {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", MATRIX);
    rule.put("shortDescription", text("Mutual authentication"));
    rule.put(
        "fullDescription",
        text(
            "Every end of a connection must know who is at the other end, and refuse all others."));
    rule.put(
        "help",
        text(
            "Check path, period, usage, revocation, strength and name of the peer's certificate at"
                + " each listener and each dialler, and send nothing before."));
    rule.put("defaultConfiguration", Map.of("level", "error"));
    return rule;
  }

  private static String level(Attack.Severity severity) {
    return severity == Attack.Severity.medium ? "warning" : "error";
  }

  private static Map<String, Object> result(AttackReport report, Attack attack, Shown shown) {
    String said =
        shown.isRefused()
            ? shown.variant() + ": refused, " + shown.answer()
            : shown.variant() + ": GOT THROUGH, " + names(shown) + "; answer " + shown.answer();
    return result(
        report,
        attack.id(),
        new Said(shown.variant(), shown.isRefused(), level(attack.severity()), said));
  }

  private static Map<String, Object> result(AttackReport report, CellResult cell) {
    String name = cell.cell().name();
    String said =
        name
            + (cell.isRight() ? ": as it must be, " : ": NOT as it must be " + cell.broken() + ", ")
            + cell.answer()
            + cell.record().map(record -> "; " + record.text()).orElse("");
    return result(report, MATRIX, new Said(name, cell.isRight(), "error", ShownText.clean(said)));
  }

  private record Said(String name, boolean right, String level, String text) {}

  private static Map<String, Object> result(AttackReport report, String rule, Said said) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", rule);
    result.put("kind", said.right() ? "pass" : "fail");
    result.put("level", said.right() ? "none" : said.level());
    result.put("message", text(said.text()));
    result.put(
        "locations",
        List.of(
            Map.of(
                "logicalLocations",
                List.of(
                    Map.of(
                        "name",
                        said.name(),
                        "fullyQualifiedName",
                        report.run().target() + "/" + rule + "/" + said.name(),
                        "kind",
                        "resource")))));
    result.put("partialFingerprints", Map.of("attack/v1", rule + "/" + said.name()));
    return result;
  }

  private static String names(Shown shown) {
    return shown.broken().stream().map(Rule::name).collect(Collectors.joining(", "));
  }

  private static Map<String, Object> text(String text) {
    return Map.of("text", text);
  }
}
