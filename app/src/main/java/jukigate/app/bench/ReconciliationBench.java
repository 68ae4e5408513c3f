package jukigate.app.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
  private static final int ROUNDS = 5;

  private final SimulatedNodes nodes;
  private final Backbone backbone;
  private final SoakGauges gauges;

  /**
   * @param folder of the nodes' database
   */
  public ReconciliationBench(Backbone backbone, Path folder) {
    this.backbone = backbone;
    this.gauges = new SoakGauges(folder, true);
    this.nodes = backbone.nodes().orElseThrow();
  }

  /**
   * What a run took.
   *
   * @param compared records judged at both servers together
   * @param took without the looks at the heap
   * @param heapBytes the most heap in use at any time of the run, garbage included
   * @param livingBytes living objects, after a full collection, every {@value #ROUNDS} rounds of
   *     sending, and at the end
   */
  public record Measured(
      int compared, int differences, Duration took, long heapBytes, List<Long> livingBytes) {
    public Measured {
      livingBytes = List.copyOf(livingBytes);
    }
  }

  /** Runs the reconciliation of a CS with both servers, from the event to the last result. */
  public Measured run(NodeId municipality) {
    HeapPeak.reset();
    long begin = System.nanoTime();
    start(municipality);
    List<Long> living = new ArrayList<>();
    long looking = 0;
    int rounds = 0;
    Instant now = backbone.clock().instant();
    while (nodes.runDue(now) > 0) {
      if (rounds++ % ROUNDS == 0) {
        long look = System.nanoTime();
        living.add(gauges.heapBytes());
        looking += System.nanoTime() - look;
      }
      now = backbone.clock().instant();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begin - looking);
    long heap = HeapPeak.bytes();
    living.add(gauges.heapBytes());
    var runs = ended(municipality);
    return new Measured(
        runs.stream().mapToInt(run -> run.counts().compared()).sum(),
        runs.stream().mapToInt(ReconciliationTable.Run::differences).sum(),
        took,
        heap,
        living);
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
}
