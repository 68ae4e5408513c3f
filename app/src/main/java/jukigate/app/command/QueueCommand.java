package jukigate.app.command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jukigate.app.desk.QueueAnswer;
import jukigate.app.desk.QueueErrand;
import jukigate.app.desk.QueueErrand.Wish;
import jukigate.app.desk.Ticket;
import jukigate.domain.node.NodeId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jukigate queue}: what the nodes of a running backbone still owe to others. */
@Command(name = "queue")
final class QueueCommand extends CommandGroup {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Surroundings surroundings;

  QueueCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Every waiting and every dead letter. */
  @Command(name = "list")
  int list(
      @Mixin SharedOptions options, @Option(names = "--node", paramLabel = "<id>") String node) {
    Optional<NodeId> wanted = Optional.ofNullable(node).map(UpCommand::node);
    Console console = options.console(surroundings);
    List<QueueAnswer.Letter> letters =
        ask(options, QueueErrand.list()).letters().stream()
            .filter(one -> wanted.map(NodeId::value).map(one.node()::equals).orElse(true))
            .toList();
    if (console.json()) {
      console.printJson(letters);
    } else if (letters.isEmpty()) {
      console.say("queue.empty");
    } else {
      letters.forEach(one -> console.line(line(console, one)));
    }
    return ExitCode.GOOD;
  }

  /** Sends a letter again. */
  @Command(name = "retry")
  int retry(
      @Mixin SharedOptions options,
      @Parameters(paramLabel = "<number>", descriptionKey = "letter") long letter) {
    return move(options, new QueueErrand(Wish.RETRY, letter), "queue.retried");
  }

  /** Gives a dead letter up. */
  @Command(name = "give-up")
  int giveUp(
      @Mixin SharedOptions options,
      @Parameters(paramLabel = "<number>", descriptionKey = "letter") long letter) {
    return move(options, new QueueErrand(Wish.GIVE_UP, letter), "queue.given-up");
  }

  private int move(SharedOptions options, QueueErrand errand, String done) {
    Console console = options.console(surroundings);
    QueueAnswer answer = ask(options, errand);
    if (!answer.refusals().isEmpty()) {
      return console.refuse(answer.refusals().getFirst().refusal());
    }
    if (console.json()) {
      console.printJson(answer);
    } else {
      console.say(done, Long.toString(errand.letter()));
    }
    return ExitCode.GOOD;
  }

  private QueueAnswer ask(SharedOptions options, QueueErrand errand) {
    return new RunningBackbone(options.home(surroundings), PATIENCE, surroundings)
        .ask(Ticket.Kind.QUEUE, errand, QueueAnswer.class)
        .orThrow();
  }

  private static String line(Console console, QueueAnswer.Letter one) {
    String route = one.node() + " → " + one.receiver();
    return String.format(
        Locale.ROOT,
        "%6d  %-27s %-29s %s",
        one.number(),
        route,
        one.operation(),
        console.text("queue." + one.state(), one.attempts(), one.lastRefusal(), one.nextAttempt()));
  }
}
