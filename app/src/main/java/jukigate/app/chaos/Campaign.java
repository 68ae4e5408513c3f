package jukigate.app.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
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
import jukigate.domain.node.NodeId;
import jukigate.keystores.RevocationReason;
import jukigate.keystores.TestPki;
import jukigate.store.OwnerOnly;
import jukigate.wire.profile.SecurityProfile;

/**
 * Events flow from the CS to the prefecture and on to the national server through the gateway,
 * while these four processes are killed and started again. Then all is let settle, and the stores
 * are asked what became of each event.
 */
public final class Campaign {
  private static final Duration HELD = Duration.ofSeconds(15);
  private static final Duration SETTLE = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Wanted wanted;
  private final Path folder;
  private final InstantSource clock;
  private final Consumer<Kill> progress;
  private final List<Kill> kills = new ArrayList<>();
  private int revoked;
  private int clocks;

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
   * @param revoked signing certificates that were replaced and revoked
   * @param clocks that were wrong for a moment
   * @param stopped processes that did not end in order when asked to at the end
   */
  public record Result(
      Wanted wanted,
      Instant started,
      Duration took,
      List<Kill> kills,
      int revoked,
      int clocks,
      int stopped,
      Proof.Proven proven) {
    public Result {
      kills = List.copyOf(kills);
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

  /**
   * @throws jukigate.domain.refusal.RefusedException when a process does not start again, or the
   *     PKI cannot be made
   */
  public Result run() {
    Instant started = clock.instant();
    Place place = place();
    TestPki pki = mint(place);
    int stopped;
    try (Ledger ledger = Ledger.open(folder)) {
      Ensemble ensemble = Ensemble.start(place);
      try {
        work(ensemble, new Records(ledger, started), pki);
        settle(ensemble);
      } finally {
        stopped = ensemble.stop();
      }
    }
    Proof.Proven proven = new Proof(place, clock).prove(Ledger.read(folder));
    Duration took = Duration.between(started, clock.instant());
    return new Result(wanted, started, took, kills, revoked, clocks, stopped, proven);
  }

  private Place place() {
    try {
      Path root = OwnerOnly.home(folder);
      Place place = new Place(Part.GATEWAY, root.resolve("pki"), root, ports());
      for (Part part : Part.values()) {
        OwnerOnly.folder(place.folder(part));
      }
      return place;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TestPki mint(Place place) {
    List<NodeId> all = new ArrayList<>(Part.nodes());
    all.add(NodeId.GATEWAY);
    return TestPki.openOrMint(place.pki(), clock, new SecureRandom())
        .then(pki -> pki.prepare(all, SecurityProfile.HIGH_2026).map(minted -> pki))
        .orThrow();
  }

  private record Records(Ledger ledger, Instant started) {}

  private void work(Ensemble ensemble, Records records, TestPki pki) {
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
          strike(ensemble, pki, plan.next(), at -> killed(at, records));
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

  private record Struck(Part victim, String at) {}

  private void killed(Struck struck, Records records) {
    var kill =
        new Kill(
            kills.size() + 1,
            struck.victim(),
            struck.at(),
            Duration.between(records.started(), clock.instant()),
            records.ledger().count());
    kills.add(kill);
    progress.accept(kill);
  }

  private void strike(Ensemble ensemble, TestPki pki, Fault fault, Consumer<Struck> struck) {
    switch (fault) {
      case Fault.AtAnyTime(Part victim, Duration after) -> {
        ensemble.awaitUp(victim);
        LockSupport.parkNanos(after.toNanos());
        kill(ensemble, new Struck(victim, Fault.AtAnyTime.ANY), struck);
      }
      case Fault.Revoked(Part victim) -> {
        revoke(pki, victim);
        revoked++;
      }
      case Fault.ClockBehind(Part victim) -> {
        Child child = ensemble.awaitUp(victim);
        child.tell(Order.CLOCK, Fault.ClockBehind.BY.toSeconds());
        LockSupport.parkNanos(Fault.ClockBehind.LASTS.toNanos());
        child.tell(Order.CLOCK, 0);
        clocks++;
      }
      case Fault.AtMoment at -> {
        ensemble.awaitAll();
        Child watcher = ensemble.child(at.watcher());
        CompletableFuture<Optional<String>> held = watcher.expect(Report.HELD, "");
        watcher.tell(Order.HOLD, at.moment(), at.count());
        boolean stands = Child.within(held, HELD).isPresent();
        String place = stands ? at.place() : Fault.AtAnyTime.ANY;
        kill(ensemble, new Struck(at.victim(), place), struck);
        watcher.tell(Order.GO);
      }
    }
  }

  /** The new one is there before the old one goes: it is in use at once. */
  private static void revoke(TestPki pki, Part part) {
    var role = TestPki.signingRole(SecurityProfile.HIGH_2026);
    String old =
        pki.signing(part.node(), SecurityProfile.HIGH_2026)
            .certificate()
            .getSerialNumber()
            .toString(16);
    pki.renew(part.node(), role)
        .then(renewed -> pki.revoke(old, RevocationReason.SUPERSEDED))
        .orThrow();
  }

  /** Who is not up is not killed: it would prove nothing. */
  private static void kill(Ensemble ensemble, Struck what, Consumer<Struck> struck) {
    if (ensemble.isUp(what.victim())) {
      ensemble.kill(what.victim());
      struck.accept(what);
    }
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
    for (Part part : List.of(Part.CS, Part.PREFECTURE, Part.NATIONAL)) {
      Child child = ensemble.awaitUp(part);
      CompletableFuture<Optional<String>> answer = child.expect(Report.OWED, "");
      child.tell(Order.OWED);
      all += Child.within(answer, HELD).map(Integer::parseInt).orElse(1);
    }
    return all;
  }

  /** Below the ports that a system gives to connections: those might be taken at a restart. */
  private static Map<Part, Integer> ports() {
    SecureRandom random = new SecureRandom();
    Map<Part, Integer> ports = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      int port = 20_000 + random.nextInt(12_000);
      while (ports.containsValue(port) || !isFree(port)) {
        port = 20_000 + random.nextInt(12_000);
      }
      ports.put(part, port);
    }
    return ports;
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
