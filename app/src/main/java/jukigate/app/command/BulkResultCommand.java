package jukigate.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import jukigate.app.desk.BulkErrand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate bulk result}: writes a complete result into a file of its owner. */
@Command(name = "result")
final class BulkResultCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--node", paramLabel = "<id>", required = true)
  private String node;

  @Option(names = "--request", paramLabel = "<number>", required = true)
  private String request;

  @Option(names = "--out", paramLabel = "<file.csv>", required = true)
  private Path out;

  @Option(names = "--operator", paramLabel = "<id>", required = true)
  private String operator;

  @Option(names = "--terminal", paramLabel = "<id>", defaultValue = "term-01")
  private String terminal;

  BulkResultCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    String file = out.toAbsolutePath().normalize().toString();
    var who = BulkCommand.operator(operator, terminal).orThrow();
    var errand = BulkErrand.result(UpCommand.node(node).value(), request, file, who);
    var answer = BulkCommand.ask(shared, surroundings, errand);
    int exit = BulkCommand.say(console, answer);
    if (answer.refusals().isEmpty() && !console.json()) {
      console.say("bulk.written", file);
    }
    return exit;
  }
}
