package jukigate.app.chaos;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import jukigate.line.Direction;

/**
 * Endless faults in an order that the seed fixes: rounds of each process killed at each moment of
 * each of the two ways, and as often again at any time; alone, or with others that fall with it.
 * Certificates, clocks and lines between them.
 */
final class FaultPlan {
  private record Point(Part watcher, Moment moment) {}

  /** CS to prefecture, then prefecture to national. */
  private static final List<Point> WAY =
      List.of(
          new Point(Part.CS, Moment.SENT),
          new Point(Part.PREFECTURE, Moment.RECEIVED),
          new Point(Part.PREFECTURE, Moment.REPLIED),
          new Point(Part.CS, Moment.ANSWERED),
          new Point(Part.PREFECTURE, Moment.SENT),
          new Point(Part.NATIONAL, Moment.RECEIVED),
          new Point(Part.NATIONAL, Moment.REPLIED),
          new Point(Part.PREFECTURE, Moment.ANSWERED));

  private final Random random;
  private final Deque<Fault> round = new ArrayDeque<>();

  FaultPlan(long seed) {
    this.random = new Random(seed);
  }

  Fault next() {
    if (round.isEmpty()) {
      List<Fault> all = new ArrayList<>();
      for (Point point : WAY) {
        for (List<Part> victims : parted()) {
          all.add(
              new Fault.AtMoment(victims, point.watcher(), point.moment(), 1 + random.nextInt(3)));
        }
        for (List<Part> victims : parted()) {
          all.add(new Fault.AtAnyTime(victims, Duration.ofMillis(random.nextInt(300))));
        }
      }
      Part.nodes().forEach(node -> all.addAll(troubles(node)));
      for (Part part : Part.values()) {
        all.add(new Fault.DiskFull(part));
        all.add(new Fault.DiskFull(part));
      }
      Collections.shuffle(all, random);
      round.addAll(all);
    }
    return round.pop();
  }

  /** All processes, in two groups: one and three, or two and two. */
  private List<List<Part>> parted() {
    List<Part> all = new ArrayList<>(List.of(Part.values()));
    Collections.shuffle(all, random);
    int first = 1 + random.nextInt(all.size() - 1);
    return List.of(all.subList(0, first), all.subList(first, all.size()));
  }

  private List<Fault> troubles(Part node) {
    List<Fault> all = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      all.add(new Fault.Revoked(node));
      all.add(new Fault.ClockBehind(node));
      all.add(new Fault.LineCut(node, direction, 1 + random.nextInt(Fault.LineCut.WITHIN)));
      all.add(new Fault.LineCut(node, direction, 1 + random.nextInt(Fault.LineCut.WITHIN)));
    }
    return all;
  }
}
