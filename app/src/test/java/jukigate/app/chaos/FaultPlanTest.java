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

  /** Two blows a moment, as many at any time, and 32 troubles beside. */
  private static final int ROUND = 2 * 2 * 8 + 32;

  @Test
  void sameSeed_sameFaults() {
    assertThat(faults(5)).isEqualTo(faults(5)).isNotEqualTo(faults(6));
  }

  @Test
  void round_hitsEveryProcessAtEveryMoment() {
    Set<String> hit = new HashSet<>();
    for (Fault fault : faults(5)) {
      if (fault instanceof Fault.AtMoment at) {
        at.victims().forEach(victim -> hit.add(victim + " " + at.place()));
      }
    }
    assertThat(hit).hasSize(AIMED).contains("GATEWAY CS/SENT", "NATIONAL NATIONAL/REPLIED");
  }

  @Test
  void round_cutsEveryLineBothWays() {
    Set<String> cut = new HashSet<>();
    for (Fault fault : faults(5)) {
      if (fault instanceof Fault.LineCut line) {
        cut.add(line.victim() + " " + line.direction());
      }
    }
    assertThat(cut).hasSize(6).doesNotContain("GATEWAY IN");
  }

  private static List<Fault> faults(long seed) {
    FaultPlan plan = new FaultPlan(seed);
    return Stream.generate(plan::next).limit(ROUND).toList();
  }
}
