package jukigate.app.bench.parts;

import java.time.Duration;
import java.util.List;

/**
 * What is measured, and for how long.
 *
 * @param sizes ascending, e.g. {@code 10k}
 * @param forks JVMs for each step at each size, one after the other
 * @param rounds that count in each, and as many before that do not; of one alone the error is not
 *     known
 * @param round how long each is
 */
public record PartsPlan(List<Step> steps, List<Size> sizes, int forks, int rounds, Duration round) {
  public PartsPlan {
    steps = List.copyOf(steps);
    sizes = List.copyOf(sizes);
  }

  /**
   * Of a body.
   *
   * @param label as it was asked for
   * @param bytes about as large as it is to be
   */
  public record Size(String label, int bytes) {}
}
