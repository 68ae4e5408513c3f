package jukigate.app.bench.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeastHeapTest {
  private static final LeastHeap SEARCH = new LeastHeap(16, 64, 4);

  @Test
  void leastHeap_isTheSmallestStepThatWorks() {
    for (int needed : IntStream.rangeClosed(17, 64).toArray()) {
      int found = SEARCH.megabytes(heap -> heap >= needed);
      assertThat(found).isBetween(needed, needed + 3);
      assertThat(found % 4).isZero();
    }
  }

  @Test
  void nothingThatWorks_isMoreThanTheMost() {
    assertThat(SEARCH.megabytes(heap -> false)).isEqualTo(68);
  }

  @Test
  void heap_isNotTriedTwice() {
    List<Integer> tried = new ArrayList<>();
    int unused = SEARCH.megabytes(heap -> !tried.add(heap) || heap >= 30);
    assertThat(tried).doesNotHaveDuplicates().allMatch(heap -> heap > 16 && heap <= 64);
  }
}
