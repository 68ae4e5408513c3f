package jukigate.app.command;

import java.time.Duration;
import jukigate.app.desk.BulkAnswer;
import jukigate.app.desk.BulkErrand;
import jukigate.app.desk.Ticket;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.operator.Operator;
import jukigate.wire.message.Dispatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code jukigate bulk}: the counter of an agency of a running backbone (X16). */
@Command(name = "bulk")
final class BulkCommand extends CommandGroup {
  /** A list of a million conditions is read and cut before the answer. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private BulkCommand() {}

  static CommandLine line(Surroundings surroundings) {
    return new CommandLine(new BulkCommand())
        .addSubcommand("request", new BulkRequestCommand(surroundings))
        .addSubcommand("list", new BulkListCommand(surroundings))
        .addSubcommand("result", new BulkResultCommand(surroundings));
  }

  static RunningBackbone backbone(SharedOptions shared, Surroundings surroundings) {
    return new RunningBackbone(shared.home(surroundings), PATIENCE, surroundings);
  }

  static BulkAnswer ask(SharedOptions shared, Surroundings surroundings, BulkErrand errand) {
    return backbone(shared, surroundings).ask(Ticket.Kind.BULK, errand, BulkAnswer.class).orThrow();
  }

  /** Who sits where; refused when one of the ids cannot be. */
  static Outcome<Operator> operator(String id, String terminal) {
    return Dispatch.isId(id) && Dispatch.isId(terminal)
        ? Outcome.passed(new Operator(id, terminal))
        : Outcome.refused(RefusalCode.USAGE, "--operator, --terminal");
  }

  /** Tells refusals and provisions; the exit code. */
  static int say(Console console, BulkAnswer answer) {
    if (console.json()) {
      console.printJson(answer);
    } else {
      answer.refusals().forEach(refused -> console.refuse(refused.refusal()));
      answer.runs().forEach(run -> print(console, run));
      answer
          .notifications()
          .forEach(
              one -> console.say(EventCommand.key(one), one.operation(), one.to(), one.remark()));
    }
    boolean well =
        answer.refusals().isEmpty()
            && answer.notifications().stream().noneMatch(one -> one.state().equals("REFUSED"));
    return well ? ExitCode.GOOD : ExitCode.BAD;
  }

  private static void print(Console console, BulkAnswer.Run run) {
    String state = run.endedAt().isEmpty() ? "bulk.open" : "bulk.ended";
    console.line(
        run.node()
            + " - "
            + run.peer()
            + "  "
            + run.request()
            + "  "
            + console.text("bulk." + run.way())
            + "  "
            + console.text(state, run.startedAt(), run.endedAt()));
    console.line(
        "  "
            + console.text(
                "bulk.counts",
                run.conditions(),
                run.found(),
                run.notFound(),
                run.several(),
                run.notSearched()));
    console.line("  " + console.text("bulk.erased", run.erasedAt()));
  }
}
