package jukigate.app.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;

/** The scenarios of this build, for whoever has nothing but its jar. */
public final class PackedScenarios {
  private PackedScenarios() {}

  /** Can be read only; inside the jar, or where the classes are. */
  public static Path folder() {
    URI place = URI.create(PackedScenarios.class.getResource("/scenarios").toString());
    if (place.getScheme().equals("jar")) {
      open(place);
    }
    return Path.of(place);
  }

  /** For as long as the process lives. */
  private static void open(URI place) {
    try {
      FileSystems.newFileSystem(place, Map.of());
    } catch (FileSystemAlreadyExistsException unusedAgain) {
      // Open from before.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
