package jukigate.app.diff;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/** The longest sequence that two lists have in common. Costs the product of their sizes. */
final class CommonSequence<T> {
  private final List<T> ones;
  private final List<T> others;
  private final boolean[][] same;
  private final int[][] longest;

  CommonSequence(List<T> ones, List<T> others, BiPredicate<T, T> isSame) {
    this.ones = ones;
    this.others = others;
    this.same = new boolean[ones.size()][others.size()];
    this.longest = new int[ones.size() + 1][others.size() + 1];
    for (int i = ones.size() - 1; i >= 0; i--) {
      for (int j = others.size() - 1; j >= 0; j--) {
        same[i][j] = isSame.test(ones.get(i), others.get(j));
        longest[i][j] =
            same[i][j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
  }

  void forEach(BiConsumer<T, T> pair) {
    int i = 0;
    int j = 0;
    while (i < ones.size() && j < others.size()) {
      if (same[i][j]) {
        pair.accept(ones.get(i++), others.get(j++));
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }
}
