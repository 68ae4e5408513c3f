package jukigate.app.scenario;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a scenario is played with.
 *
 * @param root includes stay below it
 * @param set values of parameters, by name
 */
public record Given(Path root, Map<String, String> set) {
  public Given {
    root = root.toAbsolutePath().normalize();
    set = Map.copyOf(set);
  }

  /** With the defaults of all parameters. */
  public Given(Path root) {
    this(root, Map.of());
  }
}
