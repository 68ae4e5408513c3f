package jukigate.app.bench.population;

import java.util.List;
import jukigate.simulators.store.Space;

/**
 * The store at one size.
 *
 * @param people in it
 * @param found how many of them an earlier run had left; their filling is in no time below
 * @param fillMillis from then to here, without the inquiries in between
 * @param fillCpuMicros processor time of the process for that
 * @param rate people a second since the size before
 * @param diskBytes all files of the store, its log too
 * @param heapPeakBytes most heap while it was filled since the size before, garbage included
 * @param heapLiveBytes living objects afterwards
 * @param load of the machine when the filling was over, as the system tells it; negative where it
 *     does not
 */
public record Grown(
    int people,
    int found,
    long fillMillis,
    long fillCpuMicros,
    double rate,
    long diskBytes,
    long heapPeakBytes,
    long heapLiveBytes,
    double load,
    List<Asked> asked,
    List<Space> space) {
  public Grown {
    asked = List.copyOf(asked);
    space = List.copyOf(space);
  }

  boolean isGood() {
    return asked.stream().allMatch(Asked::isGood);
  }

  Asked at(Question question) {
    return asked.stream()
        .filter(one -> one.question() == question && one.way() == Asked.Way.DESK)
        .findFirst()
        .orElseThrow();
  }
}
