package jukigate.console.view;

import java.util.List;

/** Where the console gets from how busy the backbone is. */
@FunctionalInterface
public interface Performance {
  Figures figures();

  /**
   * What is counted so far; rates are the difference of two answers.
   *
   * @param millis for so long it has been counted, by the clock of the machine
   * @param exchanges by id; {@code none} for messages that named none
   * @param bounds upper ends of the buckets of a step, in microseconds; the last bucket has none
   * @param steps of the gateway, in their order, those that a message has come to
   */
  record Figures(
      long millis,
      List<Exchange> exchanges,
      List<Long> bounds,
      List<Step> steps,
      Queues queues,
      Machine machine) {}

  /**
   * Messages of an exchange.
   *
   * @param answered by the receiver
   * @param faults by which the receiver said no
   * @param refused by the gateway
   */
  record Exchange(String exchange, long answered, long faults, long refused) {}

  /**
   * How long a step took, in microseconds; the shares are read off the buckets.
   *
   * @param max the longest of late
   * @param counts of its buckets, one more than there are bounds
   */
  record Step(String name, long count, long p50, long p95, long p99, long max, List<Long> counts) {}

  /**
   * What waits and what is open.
   *
   * @param underWay messages in the gateway
   * @param connections of the gateway
   * @param waiting letters that nodes owe
   * @param dead letters of these that nobody sends any more
   */
  record Queues(int underWay, int connections, int waiting, int dead) {}

  /**
   * The process.
   *
   * @param heapUsed bytes, as the next
   * @param collections pauses of the garbage collector
   * @param collectionMillis how long they were together
   * @param cpu percent of the machine's processors; -1 where it cannot be told
   */
  record Machine(
      long heapUsed,
      long heapMax,
      long collections,
      long collectionMillis,
      int threads,
      int cpu,
      long upMillis) {}
}
