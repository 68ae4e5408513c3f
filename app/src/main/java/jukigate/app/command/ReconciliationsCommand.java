package jukigate.app.command;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import jukigate.app.desk.ReconciliationsAnswer;
import jukigate.app.desk.ReconciliationsQuestion;
import jukigate.app.desk.Ticket;
import jukigate.domain.node.NodeId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate reconciliations}: what the servers found in the registers of the CS. */
@Command(name = "reconciliations")
final class ReconciliationsCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--node", paramLabel = "<id>")
  private String node;

  @Option(names = "--differences", paramLabel = "<n>", defaultValue = "20")
  private int differences;

  @Mixin private Unmasking unmasking;

  ReconciliationsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    var question =
        new ReconciliationsQuestion(
            Optional.ofNullable(node).map(UpCommand::node).map(NodeId::value).orElse(""),
            Math.max(0, differences),
            unmasking.operator(),
            unmasking.reason());
    ReconciliationsAnswer answer =
        new RunningBackbone(shared.home(surroundings), PATIENCE, surroundings)
            .ask(
                Ticket.Kind.RECONCILIATIONS,
                (desk, ticket) -> desk.hand(ticket, question),
                ReconciliationsAnswer.class)
            .orThrow();
    answer.refusals().forEach(refused -> console.refuse(refused.refusal()));
    if (console.json()) {
      console.printJson(answer);
    } else if (!answer.runs().isEmpty() || answer.refusals().isEmpty()) {
      print(console, answer);
    }
    return answer.refusals().isEmpty() ? ExitCode.GOOD : ExitCode.BAD;
  }

  private static void print(Console console, ReconciliationsAnswer answer) {
    if (answer.runs().isEmpty()) {
      console.say("reconciliations.none");
    }
    for (var run : answer.runs()) {
      String state = run.endedAt().isEmpty() ? "reconciliations.open" : "reconciliations.ended";
      console.line(
          run.node()
              + " - "
              + run.server()
              + "  "
              + run.run()
              + "  "
              + console.text(state, run.startedAt(), run.endedAt()));
      console.line(
          "  "
              + console.text(
                  "reconciliations.counts",
                  run.compared(),
                  run.changedMeanwhile(),
                  run.differenceCount()));
      run.differences().forEach(found -> console.line("  " + line(console, found)));
      int more = run.differenceCount() - run.differences().size();
      if (more > 0) {
        console.line("  " + console.text("reconciliations.more", more));
      }
    }
  }

  private static String line(Console console, ReconciliationsAnswer.Found found) {
    String items = found.items().isEmpty() ? "" : " (" + String.join(", ", found.items()) + ")";
    return found.residentCode()
        + "  "
        + console.text("reconciliations." + found.kind())
        + items
        + " -> "
        + console.text("reconciliations." + found.repair());
  }
}
