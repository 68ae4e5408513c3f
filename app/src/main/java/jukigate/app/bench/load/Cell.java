package jukigate.app.bench.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import jukigate.bench.member.Order;

/**
 * All rounds of one load of one contender; times in milliseconds, processor time in microseconds
 * for each exchange.
 *
 * @param gatewayCpu the gateway's part of {@code cpu}
 * @param errors of all rounds
 * @param unsent of all rounds: due, and never sent, because the contender was too far behind
 */
public record Cell(
    Key key,
    Spread perSecond,
    Spread p50,
    Spread p90,
    Spread p99,
    Spread max,
    Spread cpu,
    Spread gatewayCpu,
    long errors,
    long unsent) {

  /** Which one. */
  public record Key(String contender, String size, Order.Kind kind, int load) {}

  static List<Cell> of(List<Measured> rounds) {
    Map<Key, List<Measured>> byKey =
        rounds.stream()
            .collect(
                Collectors.groupingBy(
                    it -> new Key(it.contender(), it.size(), it.kind(), it.load()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return byKey.entrySet().stream().map(it -> of(it.getKey(), it.getValue())).toList();
  }

  private static Cell of(Key key, List<Measured> rounds) {
    return new Cell(
        key,
        spread(rounds, Measured::perSecond),
        spread(rounds, it -> it.figures().micros().p50() / 1e3),
        spread(rounds, it -> it.figures().micros().p90() / 1e3),
        spread(rounds, it -> it.figures().micros().p99() / 1e3),
        spread(rounds, it -> it.figures().micros().max() / 1e3),
        spread(rounds, Measured::cpuMicrosEach),
        spread(rounds, Measured::gatewayMicrosEach),
        rounds.stream().mapToLong(it -> it.figures().errors()).sum(),
        rounds.stream().mapToLong(it -> it.figures().unsent()).sum());
  }

  private static Spread spread(List<Measured> rounds, ToDoubleFunction<Measured> value) {
    return Spread.of(rounds.stream().mapToDouble(value));
  }
}
