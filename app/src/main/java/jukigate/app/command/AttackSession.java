package jukigate.app.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import jukigate.app.attack.RunProgress;
import jukigate.app.report.Progress;
import jukigate.conformance.attack.Attack;
import jukigate.conformance.attack.AttackResult;
import jukigate.conformance.attack.AttackRun;
import jukigate.conformance.attack.Target;

/** One run of attacks, told on the console as it goes and kept in a file if there is a report. */
final class AttackSession implements AutoCloseable {
  private static final int BAR = 20;

  private final Console console;
  private final RunProgress.Plan plan;
  private final Optional<RunProgress> progress;

  private AttackSession(Console console, RunProgress.Plan plan, Optional<RunProgress> progress) {
    this.console = console;
    this.plan = plan;
    this.progress = progress;
  }

  /** Of which nothing is kept. */
  static AttackSession of(Console console, RunProgress.Plan plan) {
    return new AttackSession(console, plan, Optional.empty());
  }

  /** Which can be gone on with. */
  static AttackSession of(Console console, RunProgress progress) {
    return new AttackSession(console, progress.plan(), Optional.of(progress));
  }

  RunProgress.Plan plan() {
    return plan;
  }

  /**
   * Makes the attacks that are not made yet.
   *
   * @param watched told of all of them
   * @return what came of all, in the order of the attacks
   */
  List<AttackResult> run(List<Attack> attacks, List<Target> targets, Progress watched) {
    List<AttackResult> results =
        new ArrayList<>(progress.map(RunProgress::finished).orElse(List.of()));
    results.forEach(it -> watched.ended(it.attack().id(), it.isRefused()));
    Set<String> made =
        results.stream().map(result -> result.attack().id()).collect(Collectors.toSet());
    console.note("attack.started", attacks.size(), Long.toString(plan.seed()));
    if (!made.isEmpty()) {
      console.note("attack.resumed", made.size());
    }
    AtomicInteger done = new AtomicInteger(made.size());
    results.addAll(
        new AttackRun(targets, plan.seed(), plan.generated(), plan.before())
            .run(
                attacks.stream().filter(attack -> !made.contains(attack.id())).toList(),
                result -> {
                  progress.ifPresent(it -> it.add(result));
                  watched.ended(result.attack().id(), result.isRefused());
                  tell(result, done.incrementAndGet(), attacks.size());
                }));
    results.sort(Comparator.comparing(result -> attacks.indexOf(result.attack())));
    return results;
  }

  private void tell(AttackResult result, int done, int of) {
    int full = BAR * done / of;
    console.note(
        result.isRefused() ? "attack.refused" : "attack.through",
        done,
        of,
        result.attack().id(),
        result.variants().size(),
        result.attack().title().in(console.language()),
        "█".repeat(full) + "░".repeat(BAR - full));
  }

  /** The report is written. */
  void end() {
    progress.ifPresent(RunProgress::end);
  }

  @Override
  public void close() {
    progress.ifPresent(RunProgress::close);
  }
}
