package jukigate.console.view;

import java.util.List;

/**
 * Where the console gets the network from. Asked every few seconds, it only tells what is known.
 */
@FunctionalInterface
public interface Network {
  State state();

  /**
   * The network at a moment. Instants are ISO 8601 in UTC, by the clock of the backbone.
   *
   * @param profile security profile, e.g. {@code high}
   * @param gateway the gateway itself
   * @param nodes by id
   */
  record State(Clock clock, String profile, Gateway gateway, List<Node> nodes) {}

  /**
   * The clock of the backbone.
   *
   * @param mode {@code REAL}, {@code FROZEN} or {@code RUNNING}
   * @param speed seconds in one second of the machine
   */
  record Clock(String instant, String mode, int speed) {}

  /**
   * The gateway.
   *
   * @param url where it listens
   * @param certificateUntil when the first of its certificates in use ends; empty when not known
   */
  record Gateway(String url, String certificateUntil) {}

  /** A name in both languages. */
  record Name(String ja, String en) {}

  /**
   * A node.
   *
   * @param role name of its {@link jukigate.domain.node.NodeRole}
   * @param prefecture two digits of JIS X 0401; empty for a node of no prefecture
   * @param simulated here, not somebody else's
   * @param waiting letters that it owes
   * @param dead letters of these that nobody sends any more
   * @param certificateUntil when the first of its certificates in use ends; empty when not known
   * @param line {@code UP}, {@code IMPAIRED} (a fault is at work, but connections open), {@code
   *     DOWN}, or {@code UNKNOWN} where nodes and gateway are connected without lines
   * @param messages of the last minute that name it as sender or receiver
   */
  record Node(
      String id,
      String role,
      Name name,
      String prefecture,
      boolean simulated,
      int waiting,
      int dead,
      String certificateUntil,
      String line,
      int messages) {}
}
