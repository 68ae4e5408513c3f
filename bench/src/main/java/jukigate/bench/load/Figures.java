package jukigate.bench.load;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one load showed.
 *
 * @param exchanges whose answers were verified
 * @param failures why the others failed, and how many each
 * @param unsent that were due and never sent, because the subject was so far behind; their wait
 *     counts until then
 * @param nanos from the first to the end of the last
 * @param cpuNanos of the subject's process meanwhile
 * @param micros how long exchanges took, from the moment at which each was due
 */
public record Figures(
    long exchanges,
    Map<String, Integer> failures,
    long unsent,
    long nanos,
    long cpuNanos,
    Times micros) {
  /** Of all exchanges, failed ones included. */
  public record Times(long p50, long p90, long p99, long max) {}

  public Figures {
    failures = new TreeMap<>(failures);
  }

  public int errors() {
    return failures.values().stream().mapToInt(Integer::intValue).sum();
  }

  public double perSecond() {
    return exchanges * 1e9 / Math.max(1, nanos);
  }

  /** Processor time of the subject's process for each exchange, in microseconds. */
  public double cpuMicrosEach() {
    return cpuNanos / 1e3 / Math.max(1, exchanges);
  }
}
