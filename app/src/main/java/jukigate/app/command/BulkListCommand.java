package jukigate.app.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import jukigate.app.desk.BulkErrand;
import jukigate.domain.node.NodeId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jukigate bulk list}: the bulk provisions at the agencies and servers played here. */
@Command(name = "list")
final class BulkListCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--node", paramLabel = "<id>")
  private String node;

  BulkListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    String wanted = Optional.ofNullable(node).map(UpCommand::node).map(NodeId::value).orElse("");
    var answer = BulkCommand.ask(shared, surroundings, BulkErrand.list(wanted));
    if (!console.json() && answer.runs().isEmpty()) {
      console.say("bulk.none");
    }
    return BulkCommand.say(console, answer);
  }
}
