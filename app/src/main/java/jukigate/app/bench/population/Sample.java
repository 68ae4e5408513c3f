package jukigate.app.bench.population;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import jukigate.domain.register.IdentityRecord;
import jukigate.simulators.rule.IdentityUpdate;

/** Some of all people, each with the same chance (reservoir sampling). */
final class Sample {
  private final int size;
  private final RandomGenerator random;
  private final List<IdentityRecord> people = new ArrayList<>();
  private int seen;

  Sample(int size, RandomGenerator random) {
    this.size = size;
    this.random = random;
  }

  void offer(List<IdentityUpdate> more) {
    for (IdentityUpdate one : more) {
      int place = random.nextInt(++seen);
      if (people.size() < size) {
        people.add(one.record());
      } else if (place < size) {
        people.set(place, one.record());
      }
    }
  }

  List<IdentityRecord> people() {
    return List.copyOf(people);
  }
}
