package jukigate.app.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import jukigate.app.process.Launch;
import jukigate.domain.node.NodeId;
import jukigate.keystores.TestPki;
import jukigate.store.OwnerOnly;
import jukigate.wire.profile.SecurityProfile;

/**
 * Events flow from the CS to the prefecture and on to the national server through the gateway,
 * while these four processes are killed and started again. Then all is let settle, and the stores
 * are asked what became of each event.
 */
public final class Campaign {
  private static final Duration ANSWERED = Duration.ofSeconds(15);
  private static final Duration SETTLE = Duration.ofMinutes(5);
  private static final int WORTH_AN_ARCHIVE = 20;
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Wanted wanted;
  private final Path folder;
  private final InstantSource clock;
  private final Consumer<Kill> progress;
  private final List<Kill> kills = new ArrayList<>();
  private Map<Trouble, Integer> troubles = Map.of();

  /**
   * What is to be done.
   *
   * @param kills how many at least
   * @param events how many at least
   */
  public record Wanted(int kills, int events, long seed) {}

  /**
   * A process that was up was killed.
   *
   * @param at {@code CS/SENT} and the like when a message stood still there; {@code ANY} otherwise
   * @param since from the start of the campaign
   * @param accepted events until then
   */
  public record Kill(int number, Part victim, String at, Duration since, int accepted) {}

  /**
   * What came of it.
   *
   * @param troubles what was done beside
   * @param stopped processes that did not end in order when asked to at the end
   */
  public record Result(
      Wanted wanted,
      Instant started,
      Duration took,
      List<Kill> kills,
      Map<Trouble, Integer> troubles,
      int stopped,
      Proof.Proven proven) {
    public Result {
      kills = List.copyOf(kills);
      troubles = Map.copyOf(troubles);
    }

    /** A campaign that did nothing has proved nothing. */
    public boolean isGood() {
      return proven.findings().isEmpty()
          && !kills.isEmpty()
          && kills.size() >= wanted.kills()
          && proven.events() > 0
          && proven.events() >= wanted.events();
    }
  }

  /**
   * @param folder a new one of its own, with the stores of all processes afterwards
   * @param progress hears of each kill
   */
  public Campaign(Wanted wanted, Path folder, InstantSource clock, Consumer<Kill> progress) {
    this.wanted = wanted;
    this.folder = folder;
    this.clock = clock;
    this.progress = progress;
  }

  /** Whether this system lets the disk of one process be full. */
  public static boolean fillsDisks() {
    return Disk.canBeFull();
  }

  /**
   * @throws jukigate.domain.refusal.RefusedException when a process does not start again, or the
   *     PKI cannot be made
   */
  public Result run() {
    Instant started = clock.instant();
    int stopped;
    try (Lines lines = Lines.open(wanted.seed())) {
      stopped = play(place(lines), lines, started);
    }
    Place place = Place.at(folder);
    Proof.Proven proven = new Proof(place, clock).prove(Ledger.read(folder));
    Duration took = Duration.between(started, clock.instant());
    return new Result(wanted, started, took, kills, troubles, stopped, proven);
  }

  /** How many did not end in order. */
  private int play(Place place, Lines lines, Instant started) {
    TestPki pki = mint(place);
    try (Ledger ledger = Ledger.open(folder);
        Archive archive = archive(place)) {
      Ensemble ensemble = Ensemble.start(place, archive);
      var records = new Records(ledger, started);
      var saboteur =
          new Saboteur(ensemble, lines, pki, (victim, at) -> killed(victim, at, records));
      int stopped;
      try {
        work(ensemble, records, saboteur);
        settle(ensemble);
      } finally {
        stopped = ensemble.stop();
      }
      troubles = saboteur.done();
      return stopped;
    }
  }

  private Place place(Lines lines) {
    try {
      Path root = OwnerOnly.home(folder);
      Place place = new Place(Part.GATEWAY, root.resolve("pki"), root, lines.ways());
      for (Part part : Part.values()) {
        OwnerOnly.folder(place.folder(part));
      }
      return place;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TestPki mint(Place place) {
    List<NodeId> all = Arrays.stream(Part.values()).map(Part::node).toList();
    return TestPki.openOrMint(place.pki(), clock, new SecureRandom())
        .then(pki -> pki.prepare(all, SecurityProfile.HIGH_2026).map(minted -> pki))
        .orThrow();
  }

  /** A few kills do not repay an archive of classes. */
  private Archive archive(Place place) {
    Launch here = Launch.here().brief();
    return here.hasArchive() || wanted.kills() < WORTH_AN_ARCHIVE
        ? Archive.none(here)
        : Archive.begin(here, place.pki(), place.root().resolve("start"));
  }

  private record Records(Ledger ledger, Instant started) {}

  private void work(Ensemble ensemble, Records records, Saboteur saboteur) {
    Ledger ledger = records.ledger();
    AtomicBoolean open = new AtomicBoolean(true);
    try (ExecutorService windows = Executors.newFixedThreadPool(Window.WINDOWS)) {
      List<Future<?>> served = new ArrayList<>();
      for (int i = 0; i < Window.WINDOWS; i++) {
        served.add(windows.submit(new Window(i, ensemble, ledger, open, wanted.seed())));
      }
      try {
        FaultPlan plan = new FaultPlan(wanted.seed());
        while (kills.size() < wanted.kills() && areServing(served)) {
          saboteur.strike(plan.next());
        }
        while (ledger.count() < wanted.events() && areServing(served)) {
          LockSupport.parkNanos(LOOK.toNanos());
        }
      } finally {
        open.set(false);
      }
      served.forEach(Campaign::finished);
    }
  }

  private static boolean areServing(List<Future<?>> windows) {
    return windows.stream().noneMatch(Future::isDone);
  }

  private static void finished(Future<?> window) {
    try {
      window.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private void killed(Part victim, String at, Records records) {
    var kill =
        new Kill(
            kills.size() + 1,
            victim,
            at,
            Duration.between(records.started(), clock.instant()),
            records.ledger().count());
    kills.add(kill);
    progress.accept(kill);
  }

  /** Nobody is killed any more: all that is owed must get through. */
  private void settle(Ensemble ensemble) {
    Instant end = clock.instant().plus(SETTLE);
    while (owed(ensemble) > 0 && clock.instant().isBefore(end)) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private static int owed(Ensemble ensemble) {
    int all = 0;
    ensemble.awaitAll();
    for (Part part : Part.nodes()) {
      Child child = ensemble.awaitUp(part);
      CompletableFuture<Optional<String>> answer = child.expect(Report.OWED, "");
      child.tell(Order.OWED);
      all += Child.within(answer, ANSWERED).map(Integer::parseInt).orElse(1);
    }
    return all;
  }
}
