package jukigate.app.command;

import java.nio.file.Path;
import java.util.Optional;
import jukigate.gateway.journal.PayloadKeys;
import picocli.CommandLine.Option;

/** Which journal a command reads: that of the home folder, or that of a demo's run. */
final class JournalPlace {
  @Option(names = "--journal", paramLabel = "<folder>")
  private Path journal;

  @Option(names = "--journal-key", paramLabel = "<file>")
  private Path key;

  /**
   * @param folder of the journal
   * @param key file with the keys of its messages
   * @param isOfHome whether it lies in the home folder, so that whoever has it open is the backbone
   *     that is up there
   */
  record Where(Path home, Path folder, Path key, boolean isOfHome) {}

  Where where(SharedOptions shared, Surroundings surroundings) {
    Path home = shared.home(surroundings);
    Path folder =
        Optional.ofNullable(journal)
            .map(given -> given.toAbsolutePath().normalize())
            .orElseGet(() -> home.resolve("gateway"));
    return new Where(
        home,
        folder,
        Optional.ofNullable(key).orElseGet(() -> PayloadKeys.beside(folder)),
        folder.startsWith(home));
  }
}
