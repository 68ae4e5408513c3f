package jukigate.simulators.operator;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.rule.Rule;
import jukigate.wire.message.Dispatch;

/**
 * アクセス権限と業務の対応表. The first row that fits operator and node decides.
 *
 * @param rows in the order of the file
 */
public record OperatorTable(List<Row> rows) {
  public OperatorTable {
    rows = List.copyOf(rows);
  }

  /**
   * What some operators may do.
   *
   * @param operator 操作者ID, or its beginning and {@code *}
   * @param node a node id, or its beginning and {@code *}
   * @param acts empty where the operators are known and may do nothing
   * @param from the first day on which that holds, in Japan
   * @param until the last day
   */
  public record Row(
      String operator,
      String node,
      Set<Act> acts,
      Optional<LocalDate> from,
      Optional<LocalDate> until) {
    public Row {
      acts = Set.copyOf(acts);
    }

    private boolean fits(String operatorId, NodeId at) {
      return fits(operator, operatorId) && fits(node, at.value());
    }

    private static boolean fits(String pattern, String text) {
      return pattern.endsWith("*")
          ? text.startsWith(pattern.substring(0, pattern.length() - 1))
          : text.equals(pattern);
    }

    private boolean holdsOn(LocalDate day) {
      return from.filter(day::isBefore).isEmpty() && until.filter(day::isAfter).isEmpty();
    }
  }

  /**
   * Whether an operator may do something at a node. Refused: {@code JG-B94} when no row fits,
   * {@code JG-B96} outside of the days of the row, {@code JG-B95} when it does not name the act.
   *
   * @param day in Japan
   */
  public Outcome<Act> permits(String operatorId, NodeId at, Act act, LocalDate day) {
    Optional<Row> row =
        rows.stream()
            .filter(one -> Dispatch.isId(operatorId)) // whatever the table says of its beginning
            .filter(one -> one.fits(operatorId, at))
            .findFirst();
    if (row.isEmpty()) {
      return Outcome.refused(RefusalCode.OPERATOR_UNKNOWN, at, Rule.RIGHT_BY_TABLE);
    }
    if (!row.get().holdsOn(day)) {
      return Outcome.refused(RefusalCode.OPERATOR_NOT_IN_OFFICE, day, Rule.RIGHT_ENDS);
    }
    return row.get().acts().contains(act)
        ? Outcome.passed(act)
        : Outcome.refused(RefusalCode.OPERATOR_WITHOUT_RIGHT, act, at, Rule.RIGHT_BY_TABLE);
  }
}
