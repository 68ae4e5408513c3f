package jukigate.app.command;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import jukigate.app.desk.CodesAnswer;
import jukigate.app.desk.CodesQuestion;
import jukigate.app.desk.Ticket;
import jukigate.domain.node.NodeId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate codes}: how many unused resident codes each CS has, and where they run out. */
@Command(name = "codes")
final class CodesCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--node", paramLabel = "<id>")
  private String node;

  CodesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    var question =
        new CodesQuestion(
            Optional.ofNullable(node).map(UpCommand::node).map(NodeId::value).orElse(""));
    CodesAnswer answer =
        new RunningBackbone(shared.home(surroundings), PATIENCE, surroundings)
            .ask(
                Ticket.Kind.CODES, (desk, ticket) -> desk.hand(ticket, question), CodesAnswer.class)
            .orThrow();
    if (console.json()) {
      console.printJson(answer);
    } else {
      answer.pools().forEach(pool -> print(console, pool));
    }
    return ExitCode.GOOD;
  }

  private static void print(Console console, CodesAnswer.Pool pool) {
    String alert = pool.low() ? "  " + console.text("codes.low") : "";
    console.line(
        pool.node()
            + "  "
            + console.text("codes.pool", pool.left(), pool.drawn(), pool.asked())
            + alert);
  }
}
