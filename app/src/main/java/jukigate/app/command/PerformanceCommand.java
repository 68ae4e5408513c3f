package jukigate.app.command;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import jukigate.app.desk.Ticket;
import jukigate.console.view.Performance.Exchange;
import jukigate.console.view.Performance.Figures;
import jukigate.console.view.Performance.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jukigate performance}: how busy a running backbone is. */
@Command(name = "performance")
final class PerformanceCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MEGABYTE = 1 << 20;

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  PerformanceCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    Figures figures =
        new RunningBackbone(shared.home(surroundings), PATIENCE, surroundings)
            .ask(Ticket.Kind.PERFORMANCE, Map.of(), Figures.class)
            .orThrow();
    if (console.json()) {
      console.printJson(figures);
    } else {
      say(console, figures);
    }
    return ExitCode.GOOD;
  }

  private static void say(Console console, Figures figures) {
    console.say("performance.counted", clock(figures.millis()));
    figures.exchanges().forEach(one -> say(console, one));
    figures.steps().forEach(one -> say(console, one));
    var queues = figures.queues();
    console.say(
        "performance.queues",
        Integer.toString(queues.underWay()),
        Integer.toString(queues.connections()),
        Integer.toString(queues.waiting()),
        Integer.toString(queues.dead()));
    var machine = figures.machine();
    console.say(
        "performance.machine",
        Long.toString(machine.heapUsed() / MEGABYTE),
        Long.toString(machine.heapMax() / MEGABYTE),
        Long.toString(machine.collections()),
        Long.toString(machine.collectionMillis()),
        Integer.toString(machine.threads()),
        machine.cpu() < 0 ? "–" : Integer.toString(machine.cpu()),
        clock(machine.upMillis()));
  }

  private static void say(Console console, Exchange one) {
    console.say(
        "performance.exchange",
        String.format(Locale.ROOT, "%-5s", one.exchange()),
        Long.toString(one.answered()),
        Long.toString(one.faults()),
        Long.toString(one.refused()));
  }

  private static void say(Console console, Step one) {
    console.line(
        String.format(
            Locale.ROOT,
            "%-10s %9d   p50 %9.2f   p95 %9.2f   p99 %9.2f ms",
            one.name(),
            one.count(),
            one.p50() / 1e3,
            one.p95() / 1e3,
            one.p99() / 1e3));
  }

  private static String clock(long millis) {
    var time = Duration.ofMillis(millis);
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}
