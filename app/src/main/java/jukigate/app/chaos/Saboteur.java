package jukigate.app.chaos;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import jukigate.keystores.RevocationReason;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;

/** Does to the processes what the plan says. */
final class Saboteur {
  private static final Duration HELD = Duration.ofSeconds(15);

  private final Ensemble ensemble;
  private final Lines lines;
  private final TestPki pki;
  private final BiConsumer<Part, String> killed;
  private final Map<Trouble, Integer> done = new EnumMap<>(Trouble.class);

  /**
   * @param killed hears who was killed, and where the message stood
   */
  Saboteur(Ensemble ensemble, Lines lines, TestPki pki, BiConsumer<Part, String> killed) {
    this.ensemble = ensemble;
    this.lines = lines;
    this.pki = pki;
    this.killed = killed;
  }

  /** What came about, beside kills. */
  Map<Trouble, Integer> done() {
    return Map.copyOf(done);
  }

  void strike(Fault fault) {
    switch (fault) {
      case Fault.AtMoment at -> strike(at);
      case Fault.AtAnyTime(List<Part> victims, Duration after) -> {
        victims.forEach(ensemble::awaitUp);
        LockSupport.parkNanos(after.toNanos());
        kill(victims, Fault.AtAnyTime.ANY);
      }
      case Fault.Revoked(Part victim) -> {
        revoke(victim);
        count(Trouble.CERTIFICATE);
      }
      case Fault.ClockBehind(Part victim) -> {
        Child child = ensemble.awaitUp(victim);
        child.tell(Order.CLOCK, Fault.ClockBehind.BY.toSeconds());
        LockSupport.parkNanos(Fault.ClockBehind.LASTS.toNanos());
        child.tell(Order.CLOCK, 0);
        count(Trouble.CLOCK);
      }
      case Fault.DiskFull(Part victim) -> fillDisk(victim);
      case Fault.LineCut cut -> {
        ensemble.awaitAll();
        if (lines.cut(cut)) {
          count(Trouble.LINE);
        }
      }
    }
  }

  private void count(Trouble trouble) {
    done.merge(trouble, 1, Integer::sum);
  }

  private void strike(Fault.AtMoment at) {
    ensemble.awaitAll();
    Child watcher = ensemble.child(at.watcher());
    CompletableFuture<Optional<String>> held = watcher.expect(Report.HELD, "");
    watcher.tell(Order.HOLD, at.moment(), at.count());
    boolean stands = Child.within(held, HELD).isPresent();
    kill(at.victims(), stands ? at.place() : Fault.AtAnyTime.ANY);
    watcher.tell(Order.GO);
  }

  private void fillDisk(Part victim) {
    long pid = ensemble.awaitUp(victim).pid();
    if (Disk.canBeFull() && Disk.fill(pid)) {
      LockSupport.parkNanos(Fault.DiskFull.LASTS.toNanos());
      if (Disk.free(pid)) {
        count(Trouble.DISK);
      }
    }
  }

  /** Who is not up is not killed: it would prove nothing. */
  private void kill(List<Part> victims, String at) {
    List<Part> up = victims.stream().filter(ensemble::isUp).toList();
    ensemble.kill(up);
    up.forEach(part -> killed.accept(part, at));
  }

  /** The new one is there before the old one goes: it is in use at once. */
  private void revoke(Part part) {
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
}
