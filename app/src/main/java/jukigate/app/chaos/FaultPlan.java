package jukigate.app.chaos;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Endless faults in an order that the seed fixes: rounds of each process killed at each moment of
 * each of the two ways, and as often again at any time; certificates and clocks between them.
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
      for (Part victim : Part.values()) {
        for (Point point : WAY) {
          all.add(
              new Fault.AtMoment(victim, point.watcher(), point.moment(), 1 + random.nextInt(3)));
          all.add(new Fault.AtAnyTime(victim, Duration.ofMillis(random.nextInt(300))));
        }
      }
      for (Part node : List.of(Part.CS, Part.PREFECTURE, Part.NATIONAL)) {
        all.add(new Fault.Revoked(node));
        all.add(new Fault.Revoked(node));
        all.add(new Fault.ClockBehind(node));
        all.add(new Fault.ClockBehind(node));
      }
      Collections.shuffle(all, random);
      round.addAll(all);
    }
    return round.pop();
  }
}
