package jukigate.app.bench.memory;

import java.util.function.IntPredicate;

/**
 * The smallest heap with which something works, by trying: what a heap holds at its fullest moment
 * cannot be seen from outside, because garbage lies in it as long as there is room.
 *
 * @param least megabytes that need not be tried
 * @param most megabytes that are tried at most
 * @param step how fine, in megabytes
 */
record LeastHeap(int least, int most, int step) {
  /** Nothing smaller than {@code most} + {@code step} when it does not work with {@code most}. */
  int megabytes(IntPredicate works) {
    int bad = least;
    int good = most + step;
    while (good - bad > step) {
      int middle = bad + Math.ceilDiv((good - bad) / step, 2) * step;
      if (works.test(middle)) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return good;
  }
}
