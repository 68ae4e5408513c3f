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
   * @param isOfHome whether it lies in the home folder, so that whoever has it open is the backbone
   *     that is up there
   */
  record Where(Path home, Path folder, boolean isOfHome) {}

  Where where(SharedOptions shared, Surroundings surroundings) {
    Path home = shared.home(surroundings);
    Path folder =
        Optional.ofNullable(journal)
            .map(given -> given.toAbsolutePath().normalize())
            .orElseGet(() -> home.resolve("gateway"));
    return new Where(home, folder, folder.startsWith(home));
  }
}
