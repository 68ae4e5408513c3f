package jukigate.simulators.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import jukigate.domain.number.SyntheticBlock;
import org.junit.jupiter.api.Test;

final class CodePermutationTest {
  private final CodePermutation order = of("one key");

  @Test
  void places_neverYieldTheSameCode() {
    var seen = new HashSet<String>();
    for (int place = 0; place < 20_000; place++) {
      assertThat(seen.add(order.at(place).value())).as("place %d", place).isTrue();
    }
    assertThat(seen).allMatch(code -> code.startsWith("991") && code.length() == 11);
  }

  @Test
  void codes_areSyntheticAndShowNoOrder() {
    long rising = 0;
    for (int place = 0; place < 1_000; place++) {
      assertThat(SyntheticBlock.contains(order.at(place))).isTrue();
      if (order.at(place).value().compareTo(order.at(place + 1).value()) < 0) {
        rising++;
      }
    }
    assertThat(rising).isBetween(400L, 600L);
  }

  @Test
  void numbersUnderTheSameKey_comeInAnotherOrder() {
    var numbers = new NumberPermutation("one key".getBytes(StandardCharsets.UTF_8));
    long same = 0;
    for (int place = 0; place < 1_000; place++) {
      if (order
          .at(place)
          .value()
          .substring(3, 10)
          .equals(numbers.at(place).value().substring(4, 11))) {
        same++;
      }
    }
    assertThat(same).isLessThan(3);
  }

  private static CodePermutation of(String key) {
    return new CodePermutation(key.getBytes(StandardCharsets.UTF_8));
  }
}
