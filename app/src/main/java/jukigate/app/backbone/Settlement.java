package jukigate.app.backbone;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;
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

  /**
   * Who is settled already stays as he is.
   *
   * @return the number of newcomers
   */
  public int in(SimulatedNodes nodes, Set<NodeId> simulated, Instant now) {
    return simulated.stream()
        .filter(node -> node.role() == NodeRole.MUNICIPAL_CS)
        .mapToInt(cs -> nodes.settle(cs, households(cs), now))
        .sum();
  }

  private List<List<HouseholdMember>> households(NodeId cs) {
    List<List<HouseholdMember>> chosen = new ArrayList<>();
    Iterator<Household> all =
        InventedResidents.ofSeed(seed).households(cs.localGovernment().orElseThrow()).iterator();
    for (int settled = 0; settled < people; settled += chosen.getLast().size()) {
      chosen.add(all.next().members());
    }
    return chosen;
  }
}
