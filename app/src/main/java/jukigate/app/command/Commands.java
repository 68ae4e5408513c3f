package jukigate.app.command;

import picocli.CommandLine;

/** The list of commands. A new command is one line here and its texts in the bundle. */
final class Commands {
  private Commands() {}

  static void addTo(CommandLine line, Surroundings surroundings) {
    line.addSubcommand(new DemoCommand(surroundings));
    line.addSubcommand(new RecordCommand(surroundings));
    line.addSubcommand(new ReplayCommand(surroundings));
    line.addSubcommand(new ExchangesCommand(surroundings));
    line.addSubcommand(new UpCommand(surroundings));
    line.addSubcommand(new SendCommand(surroundings));
    line.addSubcommand(new EventCommand(surroundings));
    line.addSubcommand(new QueueCommand(surroundings));
    line.addSubcommand(new CsCommand(surroundings));
    line.addSubcommand(new CodesCommand(surroundings));
    line.addSubcommand(new ReconciliationsCommand(surroundings));
    line.addSubcommand(new MediumCommand(surroundings));
    line.addSubcommand("bulk", BulkCommand.line(surroundings));
    line.addSubcommand(new LineCommand(surroundings));
    line.addSubcommand(new ClockCommand(surroundings));
    line.addSubcommand(new PrintCommand(surroundings));
    line.addSubcommand(new AuditCommand(surroundings));
    line.addSubcommand(new ExplainCommand(surroundings));
    line.addSubcommand(new DiffCommand(surroundings));
    line.addSubcommand("conform", ConformCommand.line(surroundings));
    line.addSubcommand(new AttackCommand(surroundings));
    line.addSubcommand(new ChaosCommand(surroundings));
    line.addSubcommand(new DoctorCommand(surroundings));
    line.addSubcommand("pki", PkiCommand.line(surroundings));
    line.addSubcommand("bench", BenchCommand.line(surroundings));
    line.addSubcommand(new ResidentsCommand(surroundings));
    line.addSubcommand("help", new CommandLine.HelpCommand());
  }
}
