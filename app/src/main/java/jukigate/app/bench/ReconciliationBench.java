package jukigate.app.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jukigate.app.backbone.Backbone;
import jukigate.domain.node.NodeId;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.RegisterDate;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.resident.InventedResidents;
import jukigate.simulators.resident.event.EventHeader;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.store.ReconciliationTable;

/**
 * Reconciles invented residents with prefecture and national server over the wire: every block
 * sealed, relayed, recorded, compared; the result back at the CS.
 */
public final class ReconciliationBench {
  private final SimulatedNodes nodes;
  private final Backbone backbone;

  public ReconciliationBench(Backbone backbone) {
    this.backbone = backbone;
    this.nodes = backbone.nodes().orElseThrow();
  }

  /**
   * What a run took.
   *
   * @param compared records judged at both servers together
   * @param heapBytes the most heap in use at any time of the run, garbage included
   */
  public record Measured(int compared, int differences, Duration took, long heapBytes) {}

  /** Runs the reconciliation of a CS with both servers, from the event to the last result. */
  public Measured run(NodeId municipality) {
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    long begin = System.nanoTime();
    start(municipality);
    Instant now = backbone.clock().instant();
    while (nodes.runDue(now) > 0) {
      now = backbone.clock().instant();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    long heap = pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    var runs = ended(municipality);
    return new Measured(
        runs.stream().mapToInt(run -> run.counts().compared()).sum(),
        runs.stream().mapToInt(ReconciliationTable.Run::differences).sum(),
        took,
        heap);
  }

  private void start(NodeId cs) {
    var day = RegisterDate.japanese(InventedResidents.STANDARD_DAY);
    var header =
        new EventHeader(
            cs.localGovernment().orElseThrow(),
            new ControlItems.Request("BENCH-" + cs, "op-bench", cs.value()),
            day,
            day);
    var unusedEntered =
        nodes
            .municipal(cs)
            .enter(new ResidentEvent.Reconciliation(header, ResidentEvent.Reconciliation.With.BOTH))
            .orThrow();
  }

  private List<ReconciliationTable.Run> ended(NodeId cs) {
    var runs = nodes.municipal(cs).reconciliations().runs();
    Optional<ReconciliationTable.Run> open =
        runs.stream().filter(run -> run.endedAt().isEmpty()).findFirst();
    if (open.isPresent()) {
      throw new IllegalStateException("not ended: " + open.get().key());
    }
    return runs;
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }
}
