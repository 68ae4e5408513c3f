package jukigate.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import jukigate.app.desk.DeskResult;
import jukigate.app.desk.Ticket;
import jukigate.simulators.resident.event.ResidentEventFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code jukigate event}: hands a resident event to the municipal CS of a running backbone and
 * tells what it made the CS send.
 */
@Command(name = "event")
final class EventCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private SharedOptions shared;

  @Option(names = "--timeout", paramLabel = "<seconds>", defaultValue = "60")
  private int timeout;

  @Parameters(paramLabel = "<event.xml>", descriptionKey = "event-file")
  private Path file;

  EventCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Console console = shared.console(surroundings);
    Path home = shared.home(surroundings);
    ResidentEventFile.read(file).orThrow(); // mistakes are told with the name of this file
    DeskResult result =
        new RunningBackbone(home, Duration.ofSeconds(timeout), surroundings)
            .ask(Ticket.Kind.EVENT, (desk, ticket) -> desk.hand(ticket, file), DeskResult.class)
            .orThrow();
    return say(console, result);
  }

  /** What came of it, and what it made the CS send; the exit code. */
  static int say(Console console, DeskResult result) {
    if (console.json()) {
      console.printJson(result);
    } else {
      result.refusals().forEach(refused -> console.refuse(refused.refusal()));
      if (result.refusals().isEmpty()) {
        console.say(
            result.again() ? "event.again" : "event.entered", result.notifications().size());
      }
      result
          .notifications()
          .forEach(one -> console.say(key(one), one.operation(), one.to(), one.remark()));
    }
    return result.allWell() ? ExitCode.GOOD : ExitCode.BAD;
  }

  static String key(DeskResult.Notification one) {
    boolean answered = one.state().equals("DELIVERED") && !one.remark().isEmpty();
    return "event." + (answered ? "ANSWERED" : one.state());
  }
}
