package jukigate.app.bench.population;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import jukigate.domain.node.Municipalities;
import jukigate.simulators.resident.Household;
import jukigate.simulators.resident.InventedResidents;
import jukigate.simulators.rule.IdentityUpdate;

/**
 * Invented residents of all municipalities, a household of each in turn: their codes come in no
 * order, as those of newcomers do. Nobody is held but who waits for his turn.
 */
final class WholeCountry {
  /** Within the numbers that each municipality has for itself. */
  static final int MOST =
      (int) Municipalities.japan().keepingRegister().count()
          * (InventedResidents.MOST_OF_THEIR_OWN / 2);

  private final List<Iterator<Household>> municipalities;
  private final Deque<IdentityUpdate> waiting = new ArrayDeque<>();
  private int turn;

  WholeCountry(InventedResidents residents) {
    this.municipalities =
        Municipalities.japan()
            .keepingRegister()
            .map(one -> residents.households(one.code()).iterator())
            .toList();
  }

  /** The next people. */
  List<IdentityUpdate> next(int people) {
    while (waiting.size() < people) {
      municipalities.get(turn).next().members().stream()
          .map(InventedResidents::update)
          .forEach(waiting::add);
      turn = (turn + 1) % municipalities.size();
    }
    List<IdentityUpdate> some = new ArrayList<>(people);
    for (int i = 0; i < people; i++) {
      some.add(waiting.remove());
    }
    return some;
  }
}
