package jukigate.app.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jukigate.app.play.PlayedMessage;
import jukigate.app.play.ScenarioResult;
import jukigate.app.play.StepResult;
import jukigate.app.scenario.Ending;
import jukigate.domain.Bilingual;
import jukigate.domain.node.NodeId;

/**
 * The drawing of one scenario: a lane for each node with the gateway between sender and receiver, a
 * band for each step, two hops for each message. All numbers are SVG user units.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param lanes from left to right
 * @param bands from top to bottom
 * @param rows from top to bottom
 */
public record Diagram(int width, int height, List<Lane> lanes, List<Band> bands, List<Row> rows) {
  private static final int LEFT = 250;
  private static final int RIGHT = 250;
  private static final int LANE = 184;
  private static final int TOP = 64;
  private static final int BAND = 40;
  private static final int ROW = 78;

  /** A node's life line at x. */
  public record Lane(int x, String id, Bilingual name, boolean gateway) {}

  /** The heading of a step at y. */
  public record Band(int y, int number, Bilingual title, boolean good) {}

  /**
   * One message. Its request goes from {@code from} to {@code gateway} at {@code y1} and on to
   * {@code to} at {@code y2}; its answer comes back at {@code y3} and {@code y4}.
   *
   * @param reached how far the request came
   */
  public record Row(int number, Hops hops, Reached reached, MessageView message) {}

  /** Where the arrows of a message are. */
  public record Hops(int y, int from, int gateway, int to, int y1, int y2, int y3, int y4) {}

  /** How far a request came. */
  public enum Reached {
    /** The TLS handshake failed: not a byte of the message was read. */
    NOTHING,
    /** The gateway refused it: nobody behind it saw it. */
    GATEWAY,
    /** The receiver answered. */
    RECEIVER
  }

  static Diagram of(ScenarioResult result, NodeNames names, int firstNumber) {
    List<NodeId> order = order(result);
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      NodeId node = order.get(i);
      lanes.add(new Lane(laneX(i), node.value(), names.of(node), node.equals(NodeId.GATEWAY)));
    }
    List<Band> bands = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    int y = TOP;
    int number = firstNumber;
    for (StepResult step : result.steps()) {
      bands.add(new Band(y, bands.size() + 1, step.step().title(), step.isGood()));
      y += BAND;
      for (PlayedMessage message : step.messages()) {
        rows.add(row(number++, y, order, message, step));
        y += ROW;
      }
    }
    return new Diagram(LEFT + order.size() * LANE + RIGHT, y + 16, lanes, bands, rows);
  }

  /** The first node, the gateway, then the others: so most messages cross the gateway's lane. */
  private static List<NodeId> order(ScenarioResult result) {
    Set<NodeId> taking = new LinkedHashSet<>(result.scenario().nodes());
    result.steps().stream()
        .flatMap(step -> step.messages().stream())
        .forEach(
            message -> {
              taking.add(message.route().from());
              taking.add(message.route().to());
            });
    List<NodeId> order = new ArrayList<>(taking);
    order.add(Math.min(1, order.size()), NodeId.GATEWAY);
    return order;
  }

  private static Row row(
      int number, int y, List<NodeId> order, PlayedMessage message, StepResult step) {
    int from = laneX(order.indexOf(message.route().from()));
    int gateway = laneX(order.indexOf(NodeId.GATEWAY));
    int to = laneX(order.indexOf(message.route().to()));
    boolean across = (from < gateway) != (to < gateway);
    int shift = across ? 0 : 11;
    Hops hops =
        new Hops(
            y, from, gateway, to, y + 18, y + 18 + shift, y + 46 - shift / 2, y + 46 + shift / 2);
    return new Row(number, hops, reached(message), MessageView.of(number, message, step));
  }

  /** A fault of the stages before FORWARD is the gateway's own; business faults are the node's. */
  private static Reached reached(PlayedMessage message) {
    return switch (message.ending()) {
      case Ending.TlsAlert alert -> Reached.NOTHING;
      case Ending.Acknowledged acknowledged -> Reached.RECEIVER;
      case Ending.Fault fault ->
          fault.refusalId().startsWith("JG-B") ? Reached.RECEIVER : Reached.GATEWAY;
      case Ending.Lost lost -> Reached.GATEWAY;
      case Ending.Unbelievable unbelievable -> Reached.GATEWAY;
    };
  }

  private static int laneX(int index) {
    return LEFT + index * LANE + LANE / 2;
  }
}
