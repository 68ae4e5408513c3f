package jukigate.app.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/**
 * The longest sequence that two lists have in common (Myers, An O(ND) Difference Algorithm). Costs
 * the size of the lists times what only one of them has.
 */
final class CommonSequence<T> {
  private final List<T> ones;
  private final List<T> others;
  private final BiPredicate<T, T> isSame;

  CommonSequence(List<T> ones, List<T> others, BiPredicate<T, T> isSame) {
    this.ones = ones;
    this.others = others;
    this.isSame = isSame;
  }

  /** Hands over each pair; none where more than so many are in one list only. */
  void forEach(int most, BiConsumer<T, T> pair) {
    reached(Math.min(most, ones.size() + others.size())).ifPresent(steps -> back(steps, pair));
  }

  /** How far each diagonal leads with 0, 1, 2 … steps aside; empty where that is not enough. */
  private Optional<List<int[]>> reached(int most) {
    List<int[]> steps = new ArrayList<>();
    int[] far = new int[2 * most + 3];
    int middle = most + 1;
    for (int d = 0; d <= most; d++) {
      for (int k = -d; k <= d; k += 2) {
        int i = isDown(far, middle + k, k, d) ? far[middle + k + 1] : far[middle + k - 1] + 1;
        i = slide(i, i - k);
        far[middle + k] = i;
        if (i >= ones.size() && i - k >= others.size()) {
          steps.add(around(far, middle, d));
          return Optional.of(steps);
        }
      }
      steps.add(around(far, middle, d));
    }
    return Optional.empty();
  }

  private static boolean isDown(int[] far, int at, int k, int d) {
    return k == -d || (k != d && far[at - 1] < far[at + 1]);
  }

  /** The diagonals from -d-1 to d+1. */
  private static int[] around(int[] far, int middle, int d) {
    return Arrays.copyOfRange(far, middle - d - 1, middle + d + 2);
  }

  private int slide(int from, int other) {
    int i = from;
    int j = other;
    while (i < ones.size() && j < others.size() && isSame.test(ones.get(i), others.get(j))) {
      i++;
      j++;
    }
    return i;
  }

  /** From the end to the beginning, a step aside at a time. */
  private void back(List<int[]> steps, BiConsumer<T, T> pair) {
    int i = ones.size();
    int j = others.size();
    for (int d = steps.size() - 1; d > 0; d--) {
      int[] far = steps.get(d - 1);
      int k = i - j;
      boolean down = isDown(far, k + d, k, d);
      int from = down ? far[k + d + 1] : far[k + d - 1] + 1;
      while (i > from) {
        pair.accept(ones.get(--i), others.get(--j));
      }
      i -= down ? 0 : 1;
      j -= down ? 1 : 0;
    }
    while (i > 0) {
      pair.accept(ones.get(--i), others.get(--j));
    }
  }
}
