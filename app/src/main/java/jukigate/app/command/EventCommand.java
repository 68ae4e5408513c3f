package jukigate.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import jukigate.app.desk.DeskFolder;
import jukigate.app.desk.DeskResult;
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
    String ticket =
        surroundings.clock().millis()
            + "-"
            + HexFormat.of().toHexDigits(surroundings.random().nextInt());
    Path out = folder.root().resolve("out");
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      Files.createDirectories(out).register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      folder.hand(ticket, file);
      long end = surroundings.clock().millis() + timeout * 1000L;
      Optional<DeskResult> result = folder.collect(ticket);
      while (result.isEmpty() && surroundings.clock().millis() < end) {
        var key = watch.poll(end - surroundings.clock().millis(), TimeUnit.MILLISECONDS);
        if (key != null) {
          key.pollEvents();
          key.reset();
        }
        result = folder.collect(ticket);
      }
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
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
