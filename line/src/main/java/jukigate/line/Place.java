package jukigate.line;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * Whose lines, and which way.
 *
 * @param directions at least one
 */
public record Place(Target target, Set<Direction> directions) {
  public Place {
    directions = Set.copyOf(directions);
  }

  /** Both directions. */
  public static Place of(Target target) {
    return new Place(target, EnumSet.allOf(Direction.class));
  }

  /**
   * As it is written. Refused: LINE_UNKNOWN, USAGE.
   *
   * @param direction {@code in}, {@code out} or {@code both}
   */
  public static Outcome<Place> read(String target, String direction) {
    Optional<Target> read = Target.parse(target);
    if (read.isEmpty()) {
      return Outcome.refused(
          RefusalCode.LINE_UNKNOWN, target, "all, prefectures, cs-221007, pref-220001, …");
    }
    Place both = of(read.get());
    return direction.equals("both")
        ? Outcome.passed(both)
        : Direction.ofWord(direction)
            .map(one -> Outcome.passed(new Place(read.get(), EnumSet.of(one))))
            .orElseGet(() -> Outcome.refused(RefusalCode.USAGE, "direction in|out|both"));
  }

  /** Whether there can be a line and a direction that both mean. */
  public boolean overlaps(Place other) {
    return directions.stream().anyMatch(other.directions::contains)
        && target.overlaps(other.target);
  }

  /** {@code in}, {@code out} or {@code both}. */
  public String direction() {
    return directions.size() > 1
        ? "both"
        : directions.stream().map(Direction::word).collect(Collectors.joining());
  }
}
