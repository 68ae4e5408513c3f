package jukigate.gateway.management;

import java.time.Duration;
import java.util.List;
import jukigate.gateway.journal.Verdict;

/**
 * What is counted so far, for whoever asks within the process: the same as {@code /metrics}.
 *
 * @param counted for so long, by the clock of the machine
 * @param exchanges whose way is over
 * @param bounds upper ends of the buckets of a step, in microseconds; the last bucket has none
 * @param steps those that a message has come to, in the order of its way
 * @param underWay messages between their headers and their answers
 * @param connections TLS connections that are open
 */
public record Tally(
    Duration counted,
    List<Exchanges> exchanges,
    List<Long> bounds,
    List<Step> steps,
    int underWay,
    int connections,
    Jvm jvm) {
  public Tally {
    exchanges = List.copyOf(exchanges);
    bounds = List.copyOf(bounds);
    steps = List.copyOf(steps);
  }

  /**
   * Messages of one exchange with one verdict.
   *
   * @param exchange e.g. {@code X01}; {@code none} where the message named none
   */
  public record Exchanges(String exchange, Verdict verdict, long messages) {}

  /**
   * How long a step took.
   *
   * @param name e.g. {@code PARSE}
   * @param counts of its buckets, one more than there are bounds
   * @param maxMicros the longest of late
   */
  public record Step(String name, List<Long> counts, long maxMicros) {
    public Step {
      counts = List.copyOf(counts);
    }

    public long count() {
      return counts.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * So long or shorter took this share of all, in microseconds; within a bucket evenly spread.
     *
     * @param share 0 to 1
     * @param bounds as in {@link Tally#bounds}; what is above all is taken for the last
     */
    public long quantile(double share, List<Long> bounds) {
      double left = share * count();
      for (int i = 0; i < bounds.size(); i++) {
        long here = counts.get(i);
        if (here > 0 && left <= here) {
          long from = i == 0 ? 0 : bounds.get(i - 1);
          return from + Math.round((bounds.get(i) - from) * left / here);
        }
        left -= here;
      }
      return count() == 0 ? 0 : bounds.getLast();
    }
  }

  /**
   * The process that counts.
   *
   * @param heapUsed bytes
   * @param heapMax bytes
   * @param collections pauses of the collector
   * @param collecting how long they were together
   * @param cpu share of the machine's processors that it uses, 0 to 1; NaN where it cannot be told
   */
  public record Jvm(
      long heapUsed,
      long heapMax,
      long collections,
      Duration collecting,
      int threads,
      double cpu,
      Duration up) {}
}
