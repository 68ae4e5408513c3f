package jukigate.app.command;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which journal a command reads: that of the home folder, or that of a demo's run. */
final class JournalPlace {
  @Option(names = "--journal", paramLabel = "<folder>")
  private Path journal;

  /**
   * @param folder of the journal
   * @param isOfHome whether a backbone that is up in the home folder has it open
   */
  record Where(Path home, Path folder, boolean isOfHome) {}

  Where where(SharedOptions shared, Surroundings surroundings) {
    Path home = shared.home(surroundings);
    return new Where(
        home,
        Optional.ofNullable(journal).orElseGet(() -> home.resolve("gateway")),
        journal == null);
  }
}
