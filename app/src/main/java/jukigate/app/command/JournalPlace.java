package jukigate.app.command;

import java.nio.file.Path;
import java.util.Optional;
import jukigate.gateway.config.GatewayConfig;
import jukigate.gateway.journal.PayloadKeys;
import jukigate.store.DatabasePlace;
import picocli.CommandLine.Option;

/**
 * Which journal a command reads: that of the home folder, that of a demo's run, or the one that a
 * configuration of the gateway names.
 */
final class JournalPlace {
  @Option(names = "--journal", paramLabel = "<folder>")
  private Path journal;

  @Option(names = "--journal-key", paramLabel = "<file>")
  private Path key;

  @Option(names = "--journal-config", paramLabel = "<file>")
  private Path config;

  /**
   * @param database where the journal is
   * @param folder with the heads of its audit log, and with itself unless it is on a server
   * @param key file with the keys of its messages
   * @param isOfHome whether it lies in the home folder, so that whoever has it open is the backbone
   *     that is up there
   */
  record Where(Path home, DatabasePlace database, Path folder, Path key, boolean isOfHome) {}

  Where where(SharedOptions shared, Surroundings surroundings) {
    Path home = shared.home(surroundings);
    return config == null ? inFolder(home) : configured(shared, home);
  }

  private Where inFolder(Path home) {
    Path folder =
        Optional.ofNullable(journal)
            .map(given -> given.toAbsolutePath().normalize())
            .orElseGet(() -> home.resolve("gateway"));
    return new Where(
        home,
        new DatabasePlace.Folder(folder),
        folder,
        Optional.ofNullable(key).orElseGet(() -> PayloadKeys.beside(folder)),
        folder.startsWith(home));
  }

  private Where configured(SharedOptions shared, Path home) {
    GatewayConfig read = GatewayConfig.read(config).orThrow();
    GatewayConfig made = shared.homeIsGiven() ? read.with("home", home.toString()).orThrow() : read;
    Path folder = made.journalFolder().toAbsolutePath().normalize();
    return new Where(
        made.home(),
        made.journalDatabase(),
        folder,
        Optional.ofNullable(key).orElseGet(made::journalKey),
        folder.startsWith(made.home().toAbsolutePath().normalize()));
  }
}
