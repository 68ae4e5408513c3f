package jukigate.app.command;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which journal a command reads: that of the home folder, or that of a demo's run. */
final class JournalPlace {
  @Option(names = "--journal", paramLabel = "<folder>")
  private Path journal;

  Path folder(SharedOptions shared, Surroundings surroundings) {
    return Optional.ofNullable(journal)
        .orElseGet(() -> shared.home(surroundings).resolve("gateway"));
  }
}
