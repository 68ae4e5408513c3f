package jukigate.gateway.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final List<Long> BOUNDS = List.of(100L, 200L, 1_000L);

  private static Tally.Step step(Long... counts) {
    return new Tally.Step("PARSE", List.of(counts), 0);
  }

  @Test
  void quantile_isSpreadEvenlyWithinItsBucket() {
    Tally.Step step = step(50L, 50L, 0L, 0L);

    assertThat(step.quantile(0.25, BOUNDS)).isEqualTo(50);
    assertThat(step.quantile(0.5, BOUNDS)).isEqualTo(100);
    assertThat(step.quantile(0.75, BOUNDS)).isEqualTo(150);
  }

  @Test
  void quantileAboveAllBounds_isTheLastOfThem() {
    assertThat(step(1L, 0L, 0L, 99L).quantile(0.5, BOUNDS)).isEqualTo(1_000);
  }

  @Test
  void quantileOfNothing_isZero() {
    assertThat(step(0L, 0L, 0L, 0L).quantile(0.99, BOUNDS)).isZero();
  }
}
