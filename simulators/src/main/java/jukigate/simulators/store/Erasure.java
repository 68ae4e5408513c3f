package jukigate.simulators.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Erases whatever has a time that is over, in transactions so short that messages go on beside it.
 * A kill in the middle leaves the rest to the next time.
 */
public final class Erasure {
  private final NodeStore store;

  public Erasure(NodeStore store) {
    this.store = store;
  }

  /** How many records of each kind were erased; expired MessageIDs are not counted. */
  public Map<ErasureCalendar.Kind, Integer> due(Instant now) {
    int unused = all(tables -> tables.admissions().eraseExpired(now));
    var erased = new EnumMap<ErasureCalendar.Kind, Integer>(ErasureCalendar.Kind.class);
    for (ErasureCalendar.Kind kind : ErasureCalendar.Kind.values()) {
      erased.put(kind, all(tables -> kind.sweep().erase(tables.handle(), now)));
    }
    return erased;
  }

  private int all(ToIntFunction<NodeTables> slice) {
    int all = 0;
    int some = Slice.RECORDS;
    while (some >= Slice.RECORDS) {
      some = store.change(slice::applyAsInt);
      all += some;
    }
    return all;
  }
}
