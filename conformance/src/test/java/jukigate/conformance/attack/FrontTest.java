package jukigate.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontTest {
  private long now = 7;
  private final List<Long> waited = new ArrayList<>();

  private final Front.Pace.Ticker ticker =
      new Front.Pace.Ticker() {
        @Override
        public long nanoTime() {
          return now;
        }

        @Override
        public void await(long nanos) {
          waited.add(nanos);
          now += nanos;
        }
      };

  @Test
  void pace_letsSoManyThroughInASecondAndNoMore() {
    var pace = new Front.Pace(5, ticker);
    for (int i = 0; i < 6; i++) {
      pace.run();
    }
    assertThat(waited).hasSize(5).containsOnly(200_000_000L);
    assertThat(now).isEqualTo(1_000_000_007L);
  }

  @Test
  void pace_waitsForNobodyWhoIsSlowAnyway() {
    var pace = new Front.Pace(5, ticker);
    pace.run();
    now += 300_000_000L;
    pace.run();
    assertThat(waited).isEmpty();
    pace.run();
    assertThat(waited).containsExactly(200_000_000L);
  }
}
