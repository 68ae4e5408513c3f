package jukigate.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jukigate.conformance.attack.Attack;
import jukigate.conformance.attack.Attacks;
import jukigate.conformance.attack.Elsewhere;

/** What can be tried, and what is tried elsewhere. */
final class AttackList {
  private AttackList() {}

  static void print(Console console, List<Attack> attacks, List<Elsewhere> others) {
    if (console.json()) {
      List<Map<String, Object>> rows = new ArrayList<>();
      attacks.forEach(attack -> rows.add(row(console, attack)));
      others.forEach(other -> rows.add(row(console, other)));
      console.printJson(rows);
      return;
    }
    attacks.forEach(attack -> console.line(line(console, attack)));
    others.forEach(other -> console.line(line(console, other)));
  }

  private static String line(Console console, Attack attack) {
    return String.format(
        Locale.ROOT,
        "%-8s %-8s %3d  %s",
        attack.id(),
        attack.severity(),
        Attacks.variants(attack),
        attack.title().in(console.language()));
  }

  private static String line(Console console, Elsewhere other) {
    return String.format(
        Locale.ROOT,
        "%-8s -         0  %s: %s (%s)",
        other.id(),
        other.title().in(console.language()),
        other.reason().in(console.language()),
        other.provenBy().isEmpty() ? "-" : String.join(", ", other.provenBy()));
  }

  private static Map<String, Object> row(Console console, Attack attack) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", attack.id());
    row.put("severity", attack.severity().name());
    row.put("variants", Attacks.variants(attack));
    row.put("title", attack.title().in(console.language()));
    row.put("source", attack.source());
    return row;
  }

  private static Map<String, Object> row(Console console, Elsewhere other) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", other.id());
    row.put("title", other.title().in(console.language()));
    row.put("reason", other.reason().in(console.language()));
    row.put("provenBy", other.provenBy());
    return row;
  }
}
