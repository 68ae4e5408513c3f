package jukigate.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
  /** Four processes at eight moments. */
  private static final int AIMED = 32;

  /** As many at any time, and six certificates and six clocks. */
  private static final int ROUND = 2 * AIMED + 12;

  @Test
  void sameSeed_sameFaults() {
    assertThat(faults(5)).isEqualTo(faults(5)).isNotEqualTo(faults(6));
  }

  @Test
  void round_hitsEveryProcessAtEveryMoment() {
    Set<String> hit = new HashSet<>();
    for (Fault fault : faults(5)) {
      if (fault instanceof Fault.AtMoment at) {
        hit.add(at.victim() + " " + at.place());
      }
    }
    assertThat(hit).hasSize(AIMED).contains("GATEWAY CS/SENT", "NATIONAL NATIONAL/REPLIED");
  }

  private static List<Fault> faults(long seed) {
    FaultPlan plan = new FaultPlan(seed);
    return Stream.generate(plan::next).limit(ROUND).toList();
  }
}
