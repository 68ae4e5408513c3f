package jukigate.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import jukigate.app.desk.MediumAnswer;
import jukigate.app.desk.MediumErrand;
import jukigate.app.desk.MediumErrand.Wish;
import jukigate.app.desk.Ticket;
import jukigate.domain.node.NodeId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate medium}: 媒体連携 at the 代表端末 of a node of a running backbone. */
@Command(name = "medium")
final class MediumCommand extends CommandGroup {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Surroundings surroundings;

  MediumCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Who does it, where and why: an administrative act. */
  static final class Act {
    @Option(names = "--node", paramLabel = "<id>", required = true)
    private String node;

    @Option(names = "--operator", paramLabel = "<id>", required = true)
    private String operator;

    @Option(names = "--terminal", paramLabel = "<id>", defaultValue = "representative")
    private String terminal;

    @Option(names = "--reason", paramLabel = "<text>", required = true)
    private String reason;

    MediumErrand errand(Wish wish, Path file, String request, String to) {
      return new MediumErrand(
          wish,
          UpCommand.node(node).value(),
          request,
          to,
          file.toAbsolutePath().normalize().toString(),
          operator,
          terminal,
          reason.strip());
    }
  }

  /** Writes what waits as a medium. */
  @Command(name = "export")
  int export(
      @Mixin SharedOptions options,
      @Mixin Act act,
      @Option(names = "--request", paramLabel = "<number>", required = true) String request,
      @Option(names = "--to", paramLabel = "<id>") String to,
      @Option(names = "--out", paramLabel = "<file>", required = true) Path out) {
    return done(options, act.errand(Wish.EXPORT, out, request, id(to)));
  }

  /** Takes a medium in. */
  @Command(name = "import")
  int take(
      @Mixin SharedOptions options,
      @Mixin Act act,
      @Option(names = "--file", paramLabel = "<file>", required = true) Path file) {
    return done(options, act.errand(Wish.IMPORT, file, "", ""));
  }

  /** Every export and import. */
  @Command(name = "list")
  int list(
      @Mixin SharedOptions options, @Option(names = "--node", paramLabel = "<id>") String node) {
    return done(options, MediumErrand.list(id(node)));
  }

  private static String id(String node) {
    return Optional.ofNullable(node).map(UpCommand::node).map(NodeId::value).orElse("");
  }

  private int done(SharedOptions options, MediumErrand errand) {
    Console console = options.console(surroundings);
    MediumAnswer answer =
        new RunningBackbone(options.home(surroundings), PATIENCE, surroundings)
            .ask(Ticket.Kind.MEDIUM, errand, MediumAnswer.class)
            .orThrow();
    if (!answer.refusals().isEmpty()) {
      return console.refuse(answer.refusals().getFirst().refusal());
    }
    if (console.json()) {
      console.printJson(answer.records());
    } else {
      new RowTable(console, "medium").print(answer.records());
    }
    return ExitCode.GOOD;
  }
}
