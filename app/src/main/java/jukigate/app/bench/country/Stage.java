package jukigate.app.bench.country;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one rate showed.
 *
 * @param rate messages a second that were due: eleven for each move
 * @param seconds for how long moves began
 * @param moves that began
 * @param ended moves whose 転入通知 the old home has taken
 * @param taken messages that were acknowledged within the seconds
 * @param acknowledged messages that were acknowledged in all
 * @param late milliseconds from the end of the seconds until all were acknowledged
 * @param left messages that were not acknowledged when it was given up
 * @param exchange from the sending of a message to the verified answer
 * @param move from the moment at which a move was due to the answer to its 転入通知
 * @param cpuMicros processor time of everything, for each message
 * @param refused refusals and missing answers by id; what is sent again and taken is in here, too
 */
public record Stage(
    int rate,
    long seconds,
    int moves,
    int ended,
    long taken,
    long acknowledged,
    long late,
    long left,
    Times exchange,
    Times move,
    long cpuMicros,
    Map<String, Integer> refused) {
  /** Messages that may wait at the end, in seconds of the rate. */
  private static final int SECONDS_BEHIND = 2;

  public Stage {
    refused = new TreeMap<>(refused);
  }

  /**
   * Micros.
   *
   * @param p50 half are not slower
   * @param p99 99 of 100 are not slower
   */
  public record Times(long p50, long p99, long max) {}

  /** Whether all arrived. */
  public boolean isWhole() {
    return left == 0 && ended == moves;
  }

  /** Whether what was due was done as it came. */
  public boolean keptUp() {
    return isWhole() && behind() <= (long) SECONDS_BEHIND * rate;
  }

  /** Messages of moves that had begun and were not acknowledged when the seconds were over. */
  public long behind() {
    return (long) moves * Move.MESSAGES - taken;
  }

  /** Messages a second that were acknowledged while moves began. */
  public double achieved() {
    return taken / (double) seconds;
  }
}
