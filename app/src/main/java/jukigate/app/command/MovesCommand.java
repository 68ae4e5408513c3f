package jukigate.app.command;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import jukigate.app.desk.MovesAnswer;
import jukigate.app.desk.MovesQuestion;
import jukigate.app.desk.Ticket;
import jukigate.domain.node.NodeId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate moves}: undecided notices of Mynaportal, and moves out that nobody confirmed. */
@Command(name = "moves")
final class MovesCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--node", paramLabel = "<id>")
  private String node;

  MovesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    var question =
        new MovesQuestion(
            Optional.ofNullable(node).map(UpCommand::node).map(NodeId::value).orElse(""));
    MovesAnswer answer =
        new RunningBackbone(shared.home(surroundings), PATIENCE, surroundings)
            .ask(Ticket.Kind.MOVES, question, MovesAnswer.class)
            .orThrow();
    if (console.json()) {
      console.printJson(answer);
    } else {
      print(console, answer);
    }
    return ExitCode.GOOD;
  }

  private static void print(Console console, MovesAnswer answer) {
    if (answer.undecided().isEmpty() && answer.missing().isEmpty()) {
      console.say("moves.none");
    }
    answer
        .undecided()
        .forEach(
            one ->
                console.line(
                    one.node()
                        + "  "
                        + console.text("moves." + one.kind(), one.notice(), one.takenUpOn())));
    answer
        .missing()
        .forEach(
            one ->
                console.line(
                    one.node()
                        + "  "
                        + console.text(
                            "moves.missing",
                            one.residentCode(),
                            one.destination(),
                            one.plannedDate())));
  }
}
