package jukigate.console.view;

import java.util.List;

/**
 * The dedicated lines between nodes and gateway, and what is wrong with them on purpose. All throw
 * RefusedException: LINE_OFF where nodes and gateway are connected without lines, LINE_UNKNOWN.
 */
public interface Lines {
  /**
   * By node.
   *
   * @param find part of the node's id; empty for all
   * @param limit so many at most, 1 or more
   */
  List<Line> all(String find, int limit);

  /**
   * Lets a fault be on a line, in place of another one of its kind; on record. Throws
   * LINE_FAULT_INVALID, too.
   *
   * @param link node id, {@code prefectures} or {@code all}
   * @param direction {@code in} (to the node), {@code out} or {@code both}
   * @param fault as the command line writes it, e.g. {@code cut}, {@code latency=200ms~50ms}
   * @param by code of the role
   * @return the lines that were meant
   */
  List<Line> set(String link, String direction, String fault, String by);

  /**
   * Takes faults off a line; on record. Throws LINE_FAULT_INVALID, too.
   *
   * @param kind word of one kind, e.g. {@code latency}; empty for all
   * @param by code of the role
   */
  List<Line> clear(String link, String direction, String kind, String by);

  /**
   * A line.
   *
   * @param name of the node
   * @param passable whether a connection can be opened
   * @param open connections now
   * @param out node to gateway
   * @param in gateway to node
   */
  record Line(
      String node,
      Network.Name name,
      boolean passable,
      boolean tapped,
      int open,
      Way out,
      Way in) {}

  /**
   * A direction.
   *
   * @param faults as they are written
   * @param bytes that came out
   * @param lost bytes that went in and will never come out
   */
  record Way(List<String> faults, long bytes, long lost) {}
}
