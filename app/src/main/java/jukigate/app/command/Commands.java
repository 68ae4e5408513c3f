package jukigate.app.command;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;

/** The list of commands. A new command is one line here and its texts in the bundle. */
final class Commands {
  private record Named(String name, Function<Surroundings, Object> made) {}

  private static final List<Named> ALL =
      List.of(
          new Named("demo", DemoCommand::new),
          new Named("record", RecordCommand::new),
          new Named("replay", ReplayCommand::new),
          new Named("exchanges", ExchangesCommand::new),
          new Named("up", UpCommand::new),
          new Named("console", ConsoleCommand::new),
          new Named("send", SendCommand::new),
          new Named("event", EventCommand::new),
          new Named("queue", QueueCommand::new),
          new Named("performance", PerformanceCommand::new),
          new Named("cs", CsCommand::new),
          new Named("codes", CodesCommand::new),
          new Named("reconciliations", ReconciliationsCommand::new),
          new Named("medium", MediumCommand::new),
          new Named("bulk", BulkCommand::line),
          new Named("line", LineCommand::new),
          new Named("clock", ClockCommand::new),
          new Named("print", PrintCommand::new),
          new Named("audit", AuditCommand::new),
          new Named("explain", ExplainCommand::new),
          new Named("diff", DiffCommand::new),
          new Named("conform", ConformCommand::line),
          new Named("attack", AttackCommand::new),
          new Named("chaos", ChaosCommand::new),
          new Named("doctor", DoctorCommand::new),
          new Named("pki", PkiCommand::line),
          new Named("bench", BenchCommand::line),
          new Named("residents", ResidentsCommand::new),
          new Named("help", surroundings -> new CommandLine.HelpCommand()));

  private Commands() {}

  static void addTo(CommandLine line, Surroundings surroundings) {
    ALL.forEach(command -> add(line, surroundings, command));
  }

  /**
   * The one command that the arguments begin with, or all when they begin with none. To build all
   * of them takes a tenth of the start of a gateway.
   */
  static void addFirst(CommandLine line, Surroundings surroundings, String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    ALL.stream()
        .filter(command -> command.name().equals(first) && !first.equals("help"))
        .findFirst()
        .ifPresentOrElse(
            command -> add(line, surroundings, command), () -> addTo(line, surroundings));
  }

  private static void add(CommandLine line, Surroundings surroundings, Named command) {
    line.addSubcommand(command.name(), command.made().apply(surroundings));
  }
}
