package jukigate.line;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import jukigate.domain.node.NodeId;
import jukigate.line.fault.Chunk;
import jukigate.line.fault.Fault;
import jukigate.line.fault.FaultKind;
import jukigate.line.fault.Passage;

/** The line of one node: two ports, two directions. */
public final class Link implements AutoCloseable {
  private final NodeId node;
  private final Ticker ticker;
  private final Map<Direction, Course> courses = new EnumMap<>(Direction.class);
  private final Relay toGateway;
  private final Relay toNode;
  private volatile Tap tap = Tap.NONE;

  Link(NodeId node, Setting setting, int nodesPort, IntSupplier gatewaysPort) throws IOException {
    this.node = node;
    this.ticker = setting.ticker();
    for (Direction direction : Direction.values()) {
      courses.put(direction, new Course(fault -> random(setting.seed(), direction, fault)));
    }
    this.toGateway = new Relay(this, Direction.OUT, gatewaysPort);
    this.toNode = new Relay(this, Direction.IN, () -> nodesPort);
  }

  /**
   * What a line takes from outside.
   *
   * @param seed of whatever is left to chance; each fault of each direction of each line draws from
   *     its own
   */
  public record Setting(Ticker ticker, long seed) {}

  private RandomGenerator random(long seed, Direction direction, Fault fault) {
    String own = node + " " + direction + " " + fault.kind();
    return new SplittableRandom(seed * 31 + own.hashCode());
  }

  public NodeId node() {
    return node;
  }

  /** The port on loopback where the node finds the gateway. */
  public int portToGateway() {
    return toGateway.port();
  }

  /** The port on loopback where the gateway finds the node. */
  public int portToNode() {
    return toNode.port();
  }

  void set(Direction direction, Fault fault) {
    course(direction).set(fault);
    faultsChanged();
  }

  void clear(Direction direction, FaultKind kind) {
    course(direction).clear(kind);
    faultsChanged();
  }

  void clear(Direction direction) {
    course(direction).clear();
    faultsChanged();
  }

  private void faultsChanged() {
    toGateway.faultsChanged();
    toNode.faultsChanged();
  }

  /** Looks at the ticker again, for tickers that do not go on by themselves. */
  void look() {
    toGateway.look();
    toNode.look();
  }

  /**
   * One direction as it is now.
   *
   * @param bytes that came out, since the line is there
   * @param lost bytes that went in and will never come out
   */
  public record State(List<Fault> faults, long bytes, long lost) {}

  public State state(Direction direction) {
    return course(direction).state();
  }

  /**
   * How many connections there are.
   *
   * @param open now
   * @param opened since the line is there, with those that broke off at once
   */
  public record Connections(int open, long opened) {}

  public Connections connections() {
    return new Connections(
        toGateway.open() + toNode.open(), toGateway.accepted() + toNode.accepted());
  }

  /** Whether connections may be opened. */
  public boolean isPassable() {
    return Arrays.stream(Direction.values()).noneMatch(this::breaks);
  }

  private boolean breaks(Direction direction) {
    var question = new Chunk(0, 0, false, ticker.nanos());
    return course(direction).passage(question).after() == Passage.After.RESET;
  }

  /** From now on somebody else listens, or {@link Tap#NONE}. */
  public void tap(Tap listener) {
    tap = listener;
  }

  public boolean isTapped() {
    return tap != Tap.NONE;
  }

  Tap tap() {
    return tap;
  }

  Course course(Direction direction) {
    return courses.get(direction);
  }

  Ticker ticker() {
    return ticker;
  }

  @Override
  public void close() {
    toGateway.close();
    toNode.close();
  }
}
