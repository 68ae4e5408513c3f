package jukigate.gateway.authorize;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * Who may send what to whom, for which purpose: {@code access.txt}. What is not in it is refused.
 */
public final class AccessTable {
  private final List<AccessRule> rules;

  private AccessTable(List<AccessRule> rules) {
    this.rules = rules;
  }

  /** The table of the project's own contracts. A row that cannot be read is a bug and is thrown. */
  public static AccessTable own() {
    var stream = Objects.requireNonNull(AccessTable.class.getResourceAsStream("access.txt"));
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return parse(reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static AccessTable parse(List<String> lines) {
    return new AccessTable(
        lines.stream()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .map(AccessTable::rule)
            .toList());
  }

  /** Passed, ROUTE_FORBIDDEN, or PURPOSE_FORBIDDEN where the route exists for other purposes. */
  Outcome<NodeId> check(NodeId sender, NodeId receiver, Operation operation, Purpose purpose) {
    List<AccessRule> routes =
        rules.stream().filter(r -> r.isRoute(sender, receiver, operation.name())).toList();
    if (routes.isEmpty()) {
      return Outcome.refused(RefusalCode.ROUTE_FORBIDDEN, sender, receiver, operation.name());
    }
    return routes.stream().anyMatch(rule -> rule.purposes().contains(purpose))
        ? Outcome.passed(receiver)
        : Outcome.refused(RefusalCode.PURPOSE_FORBIDDEN, purpose.code(), operation.name());
  }

  /** The operations that anybody may send. */
  Set<String> operations() {
    return rules.stream().map(AccessRule::operation).collect(Collectors.toUnmodifiableSet());
  }

  private static AccessRule rule(String line) {
    String[] cells = line.split("\\s+", -1);
    if (cells.length != 5) {
      throw new IllegalArgumentException("access table, five cells are wanted: " + line);
    }
    if (Operation.all().noneMatch(operation -> operation.name().equals(cells[2]))) {
      throw new IllegalArgumentException("access table, no such operation: " + cells[2]);
    }
    Set<Purpose> purposes =
        Arrays.stream(cells[3].split(",", -1))
            .map(code -> Purpose.ofCode(code).orElseThrow())
            .collect(Collectors.toUnmodifiableSet());
    String constraint = cells[4].toUpperCase(Locale.ROOT).replace('-', '_');
    return new AccessRule(
        NodeRole.valueOf(cells[0]),
        NodeRole.valueOf(cells[1]),
        cells[2],
        purposes,
        AccessRule.Constraint.valueOf(constraint));
  }
}
