package jukigate.app.perform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.app.backbone.Backbone;
import jukigate.app.report.ShownText;
import jukigate.app.scenario.Check;
import jukigate.app.scenario.ExpectedMessage;
import jukigate.app.scenario.Values;
import jukigate.gateway.journal.RecordedExchange;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.store.ErasureCalendar;
import jukigate.simulators.store.OutboxState;

/**
 * Looks at what nodes and gateway hold.
 *
 * @param begin number of the last row of the journal when the scenario began
 * @param captured values of the messages so far
 */
record Inspection(Backbone backbone, long begin, Values captured) {

  /** Begins with a scenario. */
  static long lastRow(Backbone backbone) {
    return backbone.journal().latest(1).stream()
        .mapToLong(row -> row.number().value())
        .findFirst()
        .orElse(0);
  }

  /** What is not as it must be, one line for each. */
  List<String> faults(List<Check> checks) {
    return checks.stream().flatMap(check -> faults(check).stream()).toList();
  }

  private List<String> faults(Check check) {
    return switch (check) {
      case Check.Holds holds -> held(holds);
      case Check.Outbox outbox -> owed(outbox);
      case Check.Journal journal -> recorded(journal);
      case Check.Keeps keeps -> kept(keeps);
    };
  }

  /** The resident is not named, and no number is shown: what this says is printed and reported. */
  private List<String> held(Check.Holds holds) {
    Optional<Held> held = Held.at(nodes(), holds.at(), captured.in(holds.resident()));
    if (held.isPresent() != holds.known()) {
      return List.of(holds.at() + " holds: known=" + holds.known() + " (" + held.isPresent() + ")");
    }
    return held.stream()
        .flatMap(there -> holds.values().stream().flatMap(value -> other(holds, there, value)))
        .toList();
  }

  private Stream<String> other(Check.Holds holds, Held held, ExpectedMessage.Value value) {
    String there = held.value(value.element());
    String wanted = ShownText.masked(value.text());
    return captured.in(value.text()).equals(there)
        ? Stream.empty()
        : Stream.of(
            holds.at()
                + " holds: "
                + value.element()
                + "="
                + wanted
                + " ("
                + ShownText.masked(there)
                + ")");
  }

  private List<String> owed(Check.Outbox wanted) {
    long waiting = count(wanted, OutboxState.WAITING);
    long dead = count(wanted, OutboxState.DEAD);
    return waiting == wanted.waiting() && dead == wanted.dead()
        ? List.of()
        : List.of(
            wanted.at()
                + " outbox: waiting="
                + wanted.waiting()
                + " dead="
                + wanted.dead()
                + " (waiting="
                + waiting
                + " dead="
                + dead
                + ")");
  }

  private long count(Check.Outbox wanted, OutboxState state) {
    return nodes().owed().stream()
        .filter(stored -> stored.entry().node().equals(wanted.at()))
        .filter(stored -> stored.state() == state)
        .count();
  }

  private List<String> recorded(Check.Journal wanted) {
    List<RecordedExchange> rows = new ArrayList<>();
    backbone.journal().export(rows::add);
    long count =
        rows.stream()
            .filter(row -> row.number().value() > begin)
            .filter(row -> row.sender().equals(wanted.from().value()))
            .filter(row -> row.receiver().equals(wanted.to().value()))
            .filter(row -> row.action().equals(wanted.operation().requestAction()))
            .filter(row -> wanted.outcome().equals(outcome(row)))
            .count();
    return same(
        wanted.from()
            + " → "
            + wanted.to()
            + " "
            + wanted.operation().name()
            + ": "
            + wanted.outcome()
            + " journal",
        wanted.count(),
        count);
  }

  private static String outcome(RecordedExchange row) {
    return switch (row.verdict()) {
      case ANSWERED -> "acknowledged";
      case FAULT_RELAYED -> "relayed";
      case ADMITTED, REFUSED, TLS_REFUSED -> row.refusalId();
    };
  }

  private List<String> kept(Check.Keeps wanted) {
    int count =
        nodes().erasures().stream()
            .filter(entry -> entry.node().equals(wanted.at()) && entry.kind() == wanted.kind())
            .mapToInt(ErasureCalendar.Entry::count)
            .sum();
    return same(wanted.at() + " keeps " + wanted.kind(), wanted.count(), count);
  }

  private static List<String> same(String what, long wanted, long there) {
    return wanted == there ? List.of() : List.of(what + ": count=" + wanted + " (" + there + ")");
  }

  private SimulatedNodes nodes() {
    return backbone.nodes().orElseThrow();
  }
}
