package jukigate.app.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jukigate.app.desk.ConsoleAnswer;
import jukigate.app.desk.ConsoleErrand;
import jukigate.app.desk.Ticket;
import jukigate.app.runs.RunRecord;
import jukigate.app.runs.RunShelf;
import jukigate.console.access.Role;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code jukigate console}: links to the web console of a running backbone, and what was run at it.
 */
@Command(name = "console")
final class ConsoleCommand extends CommandGroup {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Surroundings surroundings;

  ConsoleCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** One more link. */
  @Command(name = "link")
  int link(
      @Mixin SharedOptions options,
      @Option(
              names = "--role",
              paramLabel = "viewer|tester|reviewer|administrator",
              descriptionKey = "role",
              defaultValue = "viewer")
          String role) {
    Console console = options.console(surroundings);
    String known =
        Role.ofCode(role)
            .map(Role::code)
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.of(
                            RefusalCode.USAGE, "--role viewer|tester|reviewer|administrator")));
    ConsoleAnswer answer =
        new RunningBackbone(options.home(surroundings), PATIENCE, surroundings)
            .ask(Ticket.Kind.CONSOLE, new ConsoleErrand(known), ConsoleAnswer.class)
            .orThrow();
    if (!answer.refusals().isEmpty()) {
      return console.refuse(answer.refusals().getFirst().refusal());
    }
    if (console.json()) {
      console.printJson(answer);
    } else {
      console.say("up.console", answer.link());
      console.say("up.console-certificate", answer.fingerprint());
    }
    return ExitCode.GOOD;
  }

  /** The runs that were made at the console. */
  @Command(name = "runs")
  int runs(@Mixin SharedOptions options) {
    Console console = options.console(surroundings);
    RunShelf shelf = RunShelf.of(options.home(surroundings));
    List<RunRecord> kept = shelf.all();
    if (console.json()) {
      console.printJson(kept);
    } else {
      new RowTable(console, "console.runs")
          .print(kept.stream().map(run -> row(shelf, run)).toList());
    }
    return ExitCode.GOOD;
  }

  private static Map<String, String> row(RunShelf shelf, RunRecord run) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("number", Long.toString(run.number()));
    row.put("kind", run.kind().code());
    row.put("target", run.target());
    row.put("state", run.isGood() ? "GOOD" : run.state().name());
    row.put("role", run.role());
    row.put("started", run.started());
    row.put("report", shelf.report(run.number()).toString());
    return row;
  }
}
