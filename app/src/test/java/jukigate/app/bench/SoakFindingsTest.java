package jukigate.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoakFindingsTest {
  private static final long MEGA = 1_000_000;

  /** The disk fills steadily, as records stay. */
  @Test
  void steadyProcess_isFlat() {
    assertThat(SoakFindings.of(samples("none")).isFlat()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"heap", "handles", "threads", "disk", "p99", "cpu"})
  void whatGrows_isNamedAndNothingElse(String name) {
    assertThat(SoakFindings.of(samples(name)).curves())
        .filteredOn(curve -> !curve.isFlat())
        .extracting(SoakFindings.Curve::name)
        .containsExactly(name);
  }

  /** Classes are compiled and caches fill in the first tenth. */
  @Test
  void slowBeginning_isLeftOut() {
    List<SoakSample> samples =
        IntStream.range(0, 40)
            .mapToObj(i -> sample(i, "none", i < 4 ? 9_000_000 : 20_000))
            .toList();
    assertThat(SoakFindings.of(samples).curves())
        .filteredOn(curve -> curve.name().equals("p99"))
        .singleElement()
        .matches(curve -> curve.begin() == 20.0);
  }

  @Test
  void tooFewSamples_areNoFinding() {
    List<SoakSample> few = samples("none").subList(0, SoakFindings.FEWEST - 1);
    assertThatThrownBy(() -> SoakFindings.of(few)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<SoakSample> samples(String growing) {
    return IntStream.range(0, 40).mapToObj(i -> sample(i, growing, 20_000)).toList();
  }

  private static SoakSample sample(int i, String growing, long p99) {
    return new SoakSample(
        60L * i,
        1_200,
        5_000,
        of("p99", growing, i, it -> p99 * it),
        90_000,
        of("heap", growing, i, it -> 100 * MEGA * it / 10),
        of("handles", growing, i, it -> 200 * it),
        (int) of("threads", growing, i, it -> 90 * it),
        growing.equals("disk") ? (long) i * i * MEGA : 24L * MEGA * i,
        of("cpu", growing, i, it -> 20_000 * it));
  }

  private static long of(String name, String growing, int i, LongUnaryOperator value) {
    return value.applyAsLong(name.equals(growing) ? 1 + i : 1);
  }
}
