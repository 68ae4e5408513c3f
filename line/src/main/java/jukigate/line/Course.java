package jukigate.line;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import jukigate.line.fault.Chunk;
import jukigate.line.fault.Effect;
import jukigate.line.fault.Fault;
import jukigate.line.fault.FaultKind;
import jukigate.line.fault.Passage;

/** One direction of one line: the faults that are at work on it, and what has passed. */
final class Course {
  private final Function<Fault, RandomGenerator> random;
  private final LongAdder bytes = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private volatile Map<FaultKind, Running> running = Map.of();

  private record Running(Fault fault, Effect effect) {}

  Course(Function<Fault, RandomGenerator> random) {
    this.random = random;
  }

  /** In the place of one of its kind, if there is one. */
  synchronized void set(Fault fault) {
    Map<FaultKind, Running> changed = ordered();
    changed.put(fault.kind(), new Running(fault, fault.begin(random.apply(fault))));
    running = changed;
  }

  synchronized void clear(FaultKind kind) {
    Map<FaultKind, Running> changed = ordered();
    changed.remove(kind);
    running = changed;
  }

  synchronized void clear() {
    running = Map.of();
  }

  private Map<FaultKind, Running> ordered() {
    Map<FaultKind, Running> copy = new EnumMap<>(FaultKind.class);
    copy.putAll(running);
    return copy;
  }

  Passage passage(Chunk chunk) {
    Passage passage = Passage.of(chunk);
    for (Running one : running.values()) {
      passage = one.effect().on(chunk, passage);
    }
    return passage;
  }

  void passed(int count) {
    bytes.add(count);
  }

  void lost(int count) {
    lost.add(count);
  }

  Link.State state() {
    return new Link.State(faults(), bytes.sum(), lost.sum());
  }

  private List<Fault> faults() {
    return running.values().stream().map(Running::fault).toList();
  }
}
