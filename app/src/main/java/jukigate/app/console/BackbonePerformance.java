package jukigate.app.console;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jukigate.app.backbone.Backbone;
import jukigate.console.view.Performance;
import jukigate.gateway.management.Tally;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.store.OutboxTable.Debt;

/** What a running backbone counts. Counts from the first question on, unless metrics are on. */
public record BackbonePerformance(Backbone backbone) implements Performance {
  private static final int PERCENT = 100;

  @Override
  public Figures figures() {
    var counted = backbone.tally();
    return new Figures(
        counted.counted().toMillis(),
        exchanges(counted.exchanges()),
        counted.bounds(),
        counted.steps().stream().map(step -> step(step, counted.bounds())).toList(),
        queues(counted),
        machine(counted.jvm()));
  }

  private static List<Exchange> exchanges(List<Tally.Exchanges> counted) {
    Map<String, Exchange> all = new TreeMap<>();
    for (Tally.Exchanges some : counted) {
      all.merge(some.exchange(), exchange(some), BackbonePerformance::together);
    }
    return List.copyOf(all.values());
  }

  private static Exchange exchange(Tally.Exchanges some) {
    long messages = some.messages();
    return switch (some.verdict()) {
      case ANSWERED, ADMITTED -> new Exchange(some.exchange(), messages, 0, 0);
      case FAULT_RELAYED -> new Exchange(some.exchange(), 0, messages, 0);
      case REFUSED, TLS_REFUSED -> new Exchange(some.exchange(), 0, 0, messages);
    };
  }

  private static Exchange together(Exchange one, Exchange other) {
    return new Exchange(
        one.exchange(),
        one.answered() + other.answered(),
        one.faults() + other.faults(),
        one.refused() + other.refused());
  }

  private static Step step(Tally.Step step, List<Long> bounds) {
    return new Step(
        step.name(),
        step.count(),
        step.quantile(0.5, bounds),
        step.quantile(0.95, bounds),
        step.quantile(0.99, bounds),
        step.maxMicros(),
        step.counts());
  }

  private Queues queues(Tally counted) {
    var debts = backbone.nodes().map(SimulatedNodes::debts).orElse(Map.of()).values();
    return new Queues(
        counted.underWay(),
        counted.connections(),
        debts.stream().mapToInt(Debt::waiting).sum(),
        debts.stream().mapToInt(Debt::dead).sum());
  }

  private static Machine machine(Tally.Jvm process) {
    return new Machine(
        process.heapUsed(),
        process.heapMax(),
        process.collections(),
        process.collecting().toMillis(),
        process.threads(),
        Double.isNaN(process.cpu()) ? -1 : (int) Math.round(process.cpu() * PERCENT),
        process.up().toMillis());
  }
}
