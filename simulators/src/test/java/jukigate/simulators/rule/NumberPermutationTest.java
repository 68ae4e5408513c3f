package jukigate.simulators.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import jukigate.domain.number.SyntheticBlock;
import org.junit.jupiter.api.Test;

final class NumberPermutationTest {
  private final NumberPermutation order = of("one key");

  @Test
  void places_neverYieldTheSameNumber() {
    var seen = new HashSet<String>();
    for (int place = 0; place < 20_000; place++) {
      assertThat(seen.add(order.at(place).value())).as("place %d", place).isTrue();
      assertThat(seen.add(order.at(NumberPermutation.SIZE - 1 - place).value())).isTrue();
    }
    assertThat(seen).allMatch(number -> number.startsWith("9990"));
  }

  @Test
  void numbers_areOfTheSyntheticBlockAndDoNotFollowEachOther() {
    assertThat(SyntheticBlock.contains(order.at(0))).isTrue();
    long inOrder = 0;
    for (int place = 0; place < 1_000; place++) {
      if (order.at(place).value().compareTo(order.at(place + 1).value()) < 0) {
        inOrder++;
      }
    }
    assertThat(inOrder).isBetween(400L, 600L);
  }

  @Test
  void otherKey_yieldsAnotherOrder() {
    var other = of("another key");
    long same = 0;
    for (int place = 0; place < 1_000; place++) {
      if (order.at(place).equals(other.at(place))) {
        same++;
      }
    }
    assertThat(same).isLessThan(3);
    assertThat(of("one key").at(7)).isEqualTo(order.at(7));
  }

  @Test
  void placeOutside_isABug() {
    assertThatThrownBy(() -> order.at(NumberPermutation.SIZE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static NumberPermutation of(String key) {
    return new NumberPermutation(key.getBytes(StandardCharsets.UTF_8));
  }
}
