package jukigate.app.command;

import java.nio.file.Path;
import java.util.Optional;
import jukigate.app.backbone.HomeClock;
import jukigate.domain.time.BackboneClock;
import picocli.CommandLine.Option;

/**
 * Whose test keys a command uses when its home folder is not that of the keys: beside a backbone
 * that is up and has its home folder for itself.
 */
final class KeysOption {
  @Option(names = "--keys-of", paramLabel = "<home>", descriptionKey = "keys-of")
  private Optional<Path> of = Optional.empty();

  /** The home folder with the keys. */
  Path home(Path own) {
    return of.map(it -> it.toAbsolutePath().normalize()).orElse(own);
  }

  /** The clock that the keys go by. */
  BackboneClock clock(Path own, Surroundings surroundings) {
    return new HomeClock(home(own), surroundings.clock()).open();
  }
}
