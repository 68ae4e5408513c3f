package jukigate.app.bench.population;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.bench.HeapPeak;
import jukigate.app.bench.SoakGauges;
import jukigate.app.process.ProcessorTime;
import jukigate.domain.node.NodeId;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.resident.InventedResidents;
import jukigate.simulators.rule.IdentityUpdate;

/**
 * Lets the store of the national server grow to some sizes, and asks it at each. Everybody is
 * enrolled as a first update is, in the same tables.
 */
public final class PopulationBench {
  /** People in one transaction; what is held in memory is twice that. */
  public static final int AT_A_TIME = 1_000;

  private static final long SEED = 1;
  private static final int KNOWN = 1_000;

  /** Inquiries of each kind before any is measured; fewer left the first size twice as slow. */
  private static final int WARM_UP = 2_000;

  private static final int WARM_UP_SENT = 200;

  /** Asked through the gateway, too. */
  private static final List<Question> SENT =
      List.of(Question.CODE, Question.FOUR_ITEMS, Question.TOO_MANY);

  private final Plan plan;
  private final Backbone backbone;
  private final SimulatedNodes nodes;
  private final SoakGauges gauges;
  private final WholeCountry country = new WholeCountry(InventedResidents.ofSeed(SEED));
  private final Sample sample = new Sample(KNOWN, new Random(SEED));
  private final int found;
  private int people;
  private long fillNanos;
  private long fillCpuMicros;

  private PopulationBench(Plan plan, Backbone backbone, Path folder) {
    this.plan = plan;
    this.backbone = backbone;
    this.nodes = backbone.nodes().orElseThrow();
    this.gauges = new SoakGauges(folder, true);
    this.found = nodes.known(NodeId.NATIONAL);
  }

  /**
   * What is done.
   *
   * @param asker a CS that the setup has, too
   * @param sizes people in the store, ascending
   * @param inquiries of each kind at each size
   */
  public record Plan(NodeId asker, List<Integer> sizes, int inquiries) {
    /** The most people that a store can get. */
    public static final int MOST = WholeCountry.MOST;

    /** The smallest size. */
    public static final int FEWEST = 200;

    public Plan {
      sizes = List.copyOf(sizes);
    }
  }

  /** Who waits. */
  public interface Audience {
    /**
     * @param people that an earlier run has left in the store
     */
    void found(int people);

    /**
     * @param people in the store now
     */
    void filled(int people);

    void grown(Grown size);
  }

  /**
   * Starts a backbone and fills its national server. A store that an earlier run has begun is
   * filled further; were it somebody else's, the answers would be wrong.
   *
   * @param setup with the national server and the asker
   */
  public static List<Grown> run(BackboneSetup setup, Plan plan, Audience audience) {
    try (Backbone backbone = Backbone.start(setup).orThrow()) {
      var bench = new PopulationBench(plan, backbone, setup.simulated().folder());
      bench.recall(audience);
      List<Grown> sizes = new ArrayList<>();
      for (int size : plan.sizes()) {
        boolean last = sizes.size() + 1 == plan.sizes().size();
        sizes.add(bench.grown(size, last, audience));
        audience.grown(sizes.getLast());
      }
      return sizes;
    }
  }

  /** People come in the same order each time, so those who are there are known without asking. */
  private void recall(Audience audience) {
    if (found == 0) {
      return;
    }
    audience.found(found);
    people = Crowd.people().size();
    while (people < found) {
      List<IdentityUpdate> some = country.next(Math.min(AT_A_TIME, found - people));
      sample.offer(some);
      people += some.size();
    }
  }

  private Grown grown(int size, boolean last, Audience audience) {
    HeapPeak.reset();
    int before = people;
    long begin = System.nanoTime();
    long cpu = ProcessorTime.micros();
    fill(size, audience::filled);
    long took = System.nanoTime() - begin;
    fillNanos += took;
    fillCpuMicros += ProcessorTime.micros() - cpu;
    long peak = HeapPeak.bytes();
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return new Grown(
        people,
        found,
        TimeUnit.NANOSECONDS.toMillis(fillNanos),
        fillCpuMicros,
        (people - before) / Math.max(1e-3, took / 1e9),
        gauges.diskBytes(),
        peak,
        gauges.heapBytes(),
        load,
        asked(last),
        nodes.space());
  }

  /** The next people are made while the ones before are written. */
  private void fill(int size, IntConsumer progress) {
    if (people == 0) {
      enroll(Crowd.people());
    }
    var made = made(size - people);
    while (people < size) {
      List<IdentityUpdate> some = made.join();
      made = made(size - people - some.size());
      enroll(some);
      sample.offer(some);
      progress.accept(people);
    }
  }

  private CompletableFuture<List<IdentityUpdate>> made(int missing) {
    return CompletableFuture.supplyAsync(() -> country.next(Math.min(AT_A_TIME, missing)));
  }

  private void enroll(List<IdentityUpdate> some) {
    nodes.enroll(NodeId.NATIONAL, some, backbone.clock().instant());
    people += some.size();
  }

  private List<Asked> asked(boolean last) {
    var asking = new Asking(backbone, plan.asker(), sample.people(), new Random(SEED));
    for (Question question : Question.values()) {
      asking.warmUp(question, Math.min(WARM_UP, 2 * plan.inquiries()));
    }
    List<Asked> all = new ArrayList<>();
    for (Question question : Question.values()) {
      all.add(asking.atDesk(question, plan.inquiries()));
    }
    if (last) {
      for (Question question : SENT) {
        var unusedWarmUp =
            asking.throughGateway(question, Math.min(WARM_UP_SENT, plan.inquiries()));
        all.add(asking.throughGateway(question, plan.inquiries()));
      }
    }
    return all;
  }
}
