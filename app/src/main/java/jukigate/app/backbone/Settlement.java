package jukigate.app.backbone;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
import jukigate.domain.number.LocalGovernmentCode;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.HouseholdMember;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.resident.Household;
import jukigate.simulators.resident.InventedResidents;

/**
 * Gives every simulated municipality invented residents before the first message. The same people
 * as {@code jukigate residents} lists with the same seed.
 *
 * @param people how many a municipality gets at least; the last household is not torn apart
 */
public record Settlement(int people, long seed) {
  /** People in one transaction: what is held in memory at a time. */
  public static final int AT_A_TIME = 1_000;

  /**
   * Refused with more people than there are invented ones, and when two of the municipalities would
   * have people with the same numbers.
   */
  public Outcome<Settlement> among(Set<NodeId> simulated) {
    if (people < 0 || people > InventedResidents.MOST) {
      return Outcome.refused(RefusalCode.USAGE, "--residents 0.." + InventedResidents.MOST);
    }
    List<LocalGovernmentCode> codes =
        simulated.stream()
            .filter(node -> node.role() == NodeRole.MUNICIPAL_CS)
            .map(cs -> cs.localGovernment().orElseThrow())
            .sorted(Comparator.comparing(LocalGovernmentCode::value))
            .toList();
    for (LocalGovernmentCode one : codes) {
      for (LocalGovernmentCode other : codes) {
        if (people > InventedResidents.MOST_OF_THEIR_OWN
            && InventedResidents.shareNumbers(one, other)) {
          return Outcome.refused(RefusalCode.RESIDENTS_SHARE_NUMBERS, one, other);
        }
      }
    }
    return Outcome.passed(this);
  }

  /**
   * Who is settled already stays as he is.
   *
   * @param progress hears the number of newcomers so far
   * @return the number of newcomers
   */
  public int in(SimulatedNodes nodes, Set<NodeId> simulated, Instant now, IntConsumer progress) {
    int came = 0;
    for (NodeId cs : simulated) {
      if (cs.role() == NodeRole.MUNICIPAL_CS) {
        int before = came;
        came += in(nodes, cs, now, here -> progress.accept(before + here));
      }
    }
    return came;
  }

  private int in(SimulatedNodes nodes, NodeId cs, Instant now, IntConsumer progress) {
    Iterator<Household> all =
        InventedResidents.ofSeed(seed).households(cs.localGovernment().orElseThrow()).iterator();
    int came = 0;
    for (int taken = 0; taken < people && all.hasNext(); ) {
      List<List<HouseholdMember>> some = new ArrayList<>();
      int end = Math.min(people, taken + AT_A_TIME);
      while (taken < end && all.hasNext()) {
        some.add(all.next().members());
        taken += some.getLast().size();
      }
      came += nodes.settle(cs, some, now);
      progress.accept(came);
    }
    return came;
  }
}
