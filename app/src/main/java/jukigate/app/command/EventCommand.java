package jukigate.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import jukigate.app.desk.DeskFolder;
import jukigate.app.desk.DeskResult;
import jukigate.app.desk.Ticket;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
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
    if (isIdle(home)) {
      return console.refuse(Refusal.of(RefusalCode.BACKBONE_DOWN, home));
    }
    return handIn(DeskFolder.of(home))
        .map(result -> say(console, result))
        .orElseGet(() -> console.refuse(Refusal.of(RefusalCode.BACKBONE_SILENT, timeout)));
  }

  /** No backbone is up in a home folder whose lock can be had. */
  private static boolean isIdle(Path home) {
    try (HomeLock lock = HomeLock.take(home).orThrow()) {
      return lock != null;
    } catch (RefusedException e) {
      if (e.refusal().code() == RefusalCode.FOLDER_BUSY) {
        return false;
      }
      throw e;
    }
  }

  private Optional<DeskResult> handIn(DeskFolder folder) {
    Ticket ticket = Ticket.next(Ticket.Kind.EVENT, surroundings.clock(), surroundings.random());
    folder.hand(ticket, file);
    return folder.await(
        ticket, DeskResult.class, Duration.ofSeconds(timeout), surroundings.clock());
  }

  private static int say(Console console, DeskResult result) {
    if (console.json()) {
      console.printJson(result);
    } else {
      result.refusals().forEach(refused -> console.refuse(refused.refusal()));
      if (result.refusals().isEmpty()) {
        console.say("event.entered", result.notifications().size());
      }
      result
          .notifications()
          .forEach(
              one -> console.say("event." + one.state(), one.operation(), one.to(), one.remark()));
    }
    return result.allWell() ? ExitCode.GOOD : ExitCode.BAD;
  }
}
