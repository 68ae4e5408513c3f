package jukigate.app.command;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import jukigate.app.desk.PrintAnswer;
import jukigate.app.desk.PrintErrand;
import jukigate.app.desk.Ticket;
import jukigate.domain.node.NodeId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate print}: prints what the municipal CS of a running backbone have ready. */
@Command(name = "print")
final class PrintCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--node", paramLabel = "<id>")
  private String node;

  @Option(names = "--operator", paramLabel = "<id>", defaultValue = "op-cli")
  private String operator;

  PrintCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    var errand =
        new PrintErrand(
            Optional.ofNullable(node).map(UpCommand::node).map(NodeId::value).orElse(""), operator);
    PrintAnswer answer =
        new RunningBackbone(shared.home(surroundings), PATIENCE, surroundings)
            .ask(Ticket.Kind.PRINT, (desk, ticket) -> desk.hand(ticket, errand), PrintAnswer.class)
            .orThrow();
    if (console.json()) {
      console.printJson(answer);
    } else {
      say(console, answer);
    }
    return answer.refusals().isEmpty() ? ExitCode.GOOD : ExitCode.BAD;
  }

  private static void say(Console console, PrintAnswer answer) {
    if (answer.papers().isEmpty() && answer.refusals().isEmpty()) {
      console.say("print.none");
    }
    answer
        .papers()
        .forEach(
            one ->
                console.line(
                    one.node()
                        + "  "
                        + console.text(
                            "print.paper",
                            one.requestNumber(),
                            one.file(),
                            one.pages(),
                            one.substitutes())));
    answer
        .pending()
        .forEach(
            one ->
                console.line(
                    one.node() + "  " + console.text("print.pending", one.requestNumber())));
    answer.refusals().forEach(refused -> console.refuse(refused.refusal()));
  }
}
