package jukigate.app.desk;

import java.util.List;

/**
 * The answer to a {@link FaultErrand}.
 *
 * @param refusals why it was not done; empty when it was
 * @param lines those that were meant, as they are now
 */
public record FaultAnswer(List<DeskResult.Refused> refusals, List<Line> lines) {
  /**
   * A line.
   *
   * @param portToGateway on loopback, where the node finds the gateway
   * @param portToNode on loopback, where the gateway finds the node
   * @param state {@code UP}, or {@code CUT} where no connection can be opened
   * @param open connections now
   * @param opened connections since the line is there
   * @param out node to gateway
   * @param in gateway to node
   */
  public record Line(
      String node,
      int portToGateway,
      int portToNode,
      String state,
      boolean tapped,
      int open,
      long opened,
      Way out,
      Way in) {}

  /**
   * A direction.
   *
   * @param faults as they are written
   * @param bytes that came out
   * @param lost bytes that went in and will never come out
   */
  public record Way(List<String> faults, long bytes, long lost) {}
}
