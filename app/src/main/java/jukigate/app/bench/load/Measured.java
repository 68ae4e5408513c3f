package jukigate.app.bench.load;

import jukigate.bench.load.Figures;
import jukigate.bench.member.Order;

/**
 * One load of one contender in one round.
 *
 * @param size label
 * @param load callers, or exchanges a second
 * @param gatewayCpuNanos of the gateway's process; 0 where there is none
 */
public record Measured(
    int round,
    String contender,
    String size,
    Order.Kind kind,
    int load,
    Figures figures,
    long gatewayCpuNanos) {

  double perSecond() {
    return figures.perSecond();
  }

  /** Of all processes that take part. */
  double cpuMicrosEach() {
    return figures.cpuMicrosEach() + gatewayMicrosEach();
  }

  double gatewayMicrosEach() {
    return gatewayCpuNanos / 1e3 / Math.max(1, figures.exchanges());
  }
}
