package jukigate.app.bench.country;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.app.process.ProcessorTime;
import jukigate.domain.FailureTrace;
import jukigate.domain.SuppressForbidden;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusedException;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.node.SearchCounter;
import jukigate.simulators.resident.event.ResidentEvent;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves within a country at a steady rate, whatever the backbone does: what is slow makes messages
 * wait, and the wait counts (no coordinated omission).
 */
public final class CountryBench {
  private static final Logger LOG = LoggerFactory.getLogger(CountryBench.class);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int AT_A_TIME = 100;
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);

  private final SimulatedNodes nodes;
  private final Traffic traffic;
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private final Map<NodeId, Queue<Flight>> coming = new ConcurrentHashMap<>();
  private final Map<NodeId, Queue<Flight>> arrived = new ConcurrentHashMap<>();
  private final Recorder moveMicros = new Recorder(LONGEST_MICROS, 3);
  private final AtomicInteger ended = new AtomicInteger();

  /** A move that is under way, and when it was due. */
  private record Flight(Move move, long due) {}

  private CountryBench(SimulatedNodes nodes, Traffic traffic) {
    this.nodes = nodes;
    this.traffic = traffic;
  }

  /**
   * What is done.
   *
   * @param rates messages a second, one stage for each
   * @param time for how long moves begin in each stage
   */
  public record Plan(List<Integer> rates, Duration time) {
    public Plan {
      rates = List.copyOf(rates);
    }

    /** One at least, however short the time. */
    int moves(int rate) {
      return Math.toIntExact(Math.max(1, rate * time.toMillis() / 1_000 / Move.MESSAGES));
    }

    int moves() {
      return rates.stream().mapToInt(this::moves).sum();
    }
  }

  /** Who waits. */
  public interface Audience {
    /**
     * @param keys made so far; keys for encryption take long, once
     */
    void minted(int keys);

    void over(Stage stage);
  }

  /**
   * Starts a country, lets people move, and stops it. What keys are missing is made before.
   *
   * @param setup with the nodes of the country, which send by themselves
   * @throws InterruptedException when somebody ends it
   */
  public static CountryResult run(BackboneSetup setup, Plan plan, Audience audience)
      throws InterruptedException {
    var ids = setup.simulated().ids();
    Instant now = setup.around().clock().instant();
    Movers movers = Movers.of(ids, now, plan.moves());
    int minted = minted(setup, movers, audience);
    var traffic = new Traffic();
    long begin = System.nanoTime();
    try (Backbone backbone = Backbone.start(setup.seenBy(traffic)).orThrow()) {
      long started = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
      Footprint idle = Footprint.now();
      SimulatedNodes nodes = backbone.nodes().orElseThrow();
      movers.settle(nodes, now);
      List<Stage> stages = new CountryBench(nodes, traffic).run(plan, movers.moves(), audience);
      return new CountryResult(ids.size(), minted, started, idle, Footprint.now(), stages);
    }
  }

  /** A hundred at a time: who ends it keeps what was made. */
  private static int minted(BackboneSetup setup, Movers movers, Audience audience) {
    int minted = setup.pki().prepare(setup.simulated().ids(), setup.config().profile()).orThrow();
    List<NodeId> all = movers.places();
    for (int from = 0; from < all.size(); from += AT_A_TIME) {
      List<NodeId> some = all.subList(from, Math.min(all.size(), from + AT_A_TIME));
      int more = setup.pki().mintEncryption(some).orThrow();
      minted += more;
      if (more > 0) {
        audience.minted(minted);
      }
    }
    return minted;
  }

  private List<Stage> run(Plan plan, List<Move> moves, Audience audience)
      throws InterruptedException {
    prepare(moves);
    List<Stage> stages = new ArrayList<>();
    int next = 0;
    for (int rate : plan.rates()) {
      int end = next + plan.moves(rate);
      Stage stage = run(rate, moves.subList(next, end));
      next = end;
      stages.add(stage);
      audience.over(stage);
    }
    return stages;
  }

  /** Tells the card management system the cards of all movers; it warms everything up, too. */
  private void prepare(List<Move> moves) throws InterruptedException {
    int cards = moves.stream().mapToInt(move -> move.card().size()).sum();
    try (ExecutorService counters = Executors.newFixedThreadPool(4)) {
      for (Move move : moves) {
        counters.execute(() -> move.card().forEach(event -> enter(move.from(), event)));
      }
    }
    long left = left(cards, System.nanoTime() + PATIENCE.toNanos());
    if (left > 0 || !failures.isEmpty()) {
      throw new IllegalStateException("cards: " + left + " messages are left, " + failures);
    }
  }

  /**
   * @param rate messages a second
   * @param moves each {@link Move#MESSAGES} of them
   */
  private Stage run(int rate, List<Move> moves) throws InterruptedException {
    ended.set(0);
    var unusedTimes = traffic.times();
    var unusedRefusals = traffic.refusals();
    long taken = traffic.taken();
    long cpu = ProcessorTime.micros();
    long pause = TimeUnit.SECONDS.toNanos(Move.MESSAGES) / rate;
    long begin = System.nanoTime();
    long over = begin + pause * moves.size();
    long inTime;
    long left;
    try (ExecutorService counters = Executors.newVirtualThreadPerTaskExecutor()) {
      traffic.onMove((operation, node) -> counters.execute(() -> goesOn(operation, node)));
      begin(moves, counters, pause, begin);
      inTime = traffic.taken() - taken;
      left = left(taken + (long) moves.size() * Move.MESSAGES, over + PATIENCE.toNanos());
      traffic.onMove((operation, node) -> {});
    }
    coming.clear();
    arrived.clear();
    long all = traffic.taken() - taken;
    return new Stage(
        rate,
        Math.max(1, TimeUnit.NANOSECONDS.toSeconds(over - begin)),
        moves.size(),
        ended.get(),
        inTime,
        all,
        Math.max(0, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - over)),
        left,
        times(traffic.times()),
        times(moveMicros.getIntervalHistogram()),
        (ProcessorTime.micros() - cpu) / Math.max(1, all),
        refused());
  }

  /** What nodes or gateway refused, and what a counter did; empty when it is asked again. */
  private Map<String, Integer> refused() {
    Map<String, Integer> all = traffic.refusals();
    failures.forEach((id, count) -> all.merge(id, count, Integer::sum));
    failures.clear();
    return all;
  }

  /** Returns when all have begun. */
  private void begin(List<Move> moves, ExecutorService counters, long pause, long begin)
      throws InterruptedException {
    try (ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor()) {
      for (int n = 0; n < moves.size(); n++) {
        var flight = new Flight(moves.get(n), begin + n * pause);
        var unusedFuture =
            beat.schedule(
                () -> counters.execute(() -> leaves(flight)),
                flight.due() - System.nanoTime(),
                TimeUnit.NANOSECONDS);
      }
      var last =
          beat.schedule(
              () -> {}, begin + moves.size() * pause - System.nanoTime(), TimeUnit.NANOSECONDS);
      last.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("nothing is done there", e);
    }
  }

  private void leaves(Flight flight) {
    Move move = flight.move();
    queue(coming, move.to()).add(flight);
    enter(move.from(), move.out());
  }

  private void goesOn(Operation operation, NodeId destination) {
    boolean certificate = operation.equals(Traffic.CERTIFICATE);
    Flight flight = queue(certificate ? coming : arrived, destination).poll();
    if (flight == null) {
      return; // a certificate or notice that was sent again
    }
    if (certificate) {
      queue(arrived, destination).add(flight);
      arrives(destination, flight.move());
    } else {
      long took = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - flight.due());
      moveMicros.recordValue(Math.min(took, LONGEST_MICROS));
      ended.incrementAndGet();
    }
  }

  /** At the counter of the new home: who is it, he is entered, his 附票 is told. */
  private void arrives(NodeId destination, Move move) {
    var found =
        nodes
            .municipal(destination)
            .searches()
            .search(move.search(), 1, Move.OPERATOR, Move.TERMINAL);
    if (!isKnown(found)) {
      failures.merge("unknown", 1, Integer::sum);
      LOG.warn("whoever moves to {} is not known", destination);
      return;
    }
    enter(destination, move.in());
    enter(destination, move.supplement());
  }

  private static boolean isKnown(Outcome<SearchCounter.Found> found) {
    return found instanceof Outcome.Passed<SearchCounter.Found>(SearchCounter.Found.There there)
        && !there.answer().getRecord().isEmpty();
  }

  private static Queue<Flight> queue(Map<NodeId, Queue<Flight>> flights, NodeId destination) {
    return flights.computeIfAbsent(destination, first -> new ConcurrentLinkedQueue<>());
  }

  private void enter(NodeId at, ResidentEvent event) {
    try {
      var unusedEntered = nodes.municipal(at).enter(event).orThrow();
    } catch (RefusedException e) {
      failures.merge(e.refusal().code().id(), 1, Integer::sum);
      LOG.warn(
          "{} was refused at {}: {}", event.getClass().getSimpleName(), at, e.refusal().code());
    } catch (RuntimeException e) {
      failures.merge(e.getClass().getSimpleName(), 1, Integer::sum);
      LOG.warn("{} failed at {}: {}", event.getClass().getSimpleName(), at, new FailureTrace(e));
    }
  }

  /** How many are left when all are acknowledged, or at the deadline. */
  @SuppressForbidden(reason = "what goes by itself tells nobody that it has gone")
  private long left(long awaited, long deadline) throws InterruptedException {
    while (traffic.taken() < awaited && System.nanoTime() < deadline) {
      Thread.sleep(LOOK.toMillis());
    }
    return awaited - traffic.taken();
  }

  private static Stage.Times times(Histogram micros) {
    return new Stage.Times(
        micros.getValueAtPercentile(50), micros.getValueAtPercentile(99), micros.getMaxValue());
  }
}
