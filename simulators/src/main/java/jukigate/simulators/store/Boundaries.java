package jukigate.simulators.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Where the blocks of a stream end. */
final class Boundaries {
  private Boundaries() {}

  /** Every size-th key and the last one; keys are read one at a time. */
  static List<String> of(Iterator<String> keys, int size) {
    List<String> ends = new ArrayList<>();
    String last = "";
    int inBlock = 0;
    while (keys.hasNext()) {
      last = keys.next();
      inBlock++;
      if (inBlock == size) {
        ends.add(last);
        inBlock = 0;
      }
    }
    if (inBlock > 0) {
      ends.add(last);
    }
    return ends;
  }
}
