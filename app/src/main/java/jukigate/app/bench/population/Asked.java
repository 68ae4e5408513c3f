package jukigate.app.bench.population;

import java.util.List;

/**
 * What one kind of inquiry took at one size.
 *
 * @param way DESK is the node's own code and its store; GATEWAY is a signed message of a CS over
 *     mutual TLS, and its answer
 * @param count inquiries, one after the other
 * @param wrong answers that were not what was enrolled
 * @param p50 microseconds
 * @param p99 microseconds
 * @param max microseconds
 * @param cpuMicros processor time of the whole process for each inquiry
 * @param rows that the database looked at for an inquiry, at most
 * @param pages of indexes that it read for one, at most
 * @param height of the highest index that it went through
 * @param scanned tables that it read without an index
 */
public record Asked(
    Question question,
    Way way,
    int count,
    int wrong,
    long p50,
    long p99,
    long max,
    long cpuMicros,
    int rows,
    int pages,
    int height,
    List<String> scanned) {
  /** How the question comes to the server. */
  public enum Way {
    DESK,
    GATEWAY
  }

  public Asked {
    scanned = List.copyOf(scanned);
  }

  boolean isGood() {
    return wrong == 0 && scanned.isEmpty();
  }
}
