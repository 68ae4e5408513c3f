package jukigate.simulators.store;

import java.time.Duration;
import java.time.Instant;
import jukigate.domain.message.Operation;

/**
 * How long a node keeps what it answered to a matter. A repetition that comes later is treated as
 * new, so both periods last at least as long as a sender may still be trying: 7 days, which is also
 * the longest time until a message expires.
 *
 * @param direct for the encrypted exchanges between municipalities (X04, X07), whose answers can
 *     hold what no other node may see; at least {@link #SHORTEST}
 * @param other for everything else; at least as long as {@code direct}
 */
public record ReceiptRetention(Duration direct, Duration other) {
  /** The longest time until a message expires, and the age at which a sender gives up. */
  public static final Duration SHORTEST = Duration.ofDays(7);

  /** 8 days: one more than a sender tries; 31 days for what holds no answer worth reading. */
  public static final ReceiptRetention DEFAULT =
      new ReceiptRetention(Duration.ofDays(8), Duration.ofDays(31));

  public ReceiptRetention {
    if (direct.compareTo(SHORTEST) < 0 || other.compareTo(direct) < 0) {
      throw new IllegalArgumentException(
          "receipts last at least 7 days, those of direct exchanges the shortest");
    }
  }

  /** When the receipt of a message that came at the given time is erased. */
  public Instant eraseAt(Operation operation, Instant receivedAt) {
    return receivedAt.plus(operation.encrypted() ? direct : other);
  }
}
