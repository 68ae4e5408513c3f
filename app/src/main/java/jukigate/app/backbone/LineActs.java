package jukigate.app.backbone;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.line.Direction;
import jukigate.line.Line;
import jukigate.line.Link;
import jukigate.line.Target;
import jukigate.line.fault.Fault;
import jukigate.line.fault.FaultKind;

/** What somebody does to the lines of a backbone; each act is on record. */
public record LineActs(Backbone backbone) {

  /**
   * Whose lines, and which way.
   *
   * @param directions at least one
   */
  public record Place(Target target, Set<Direction> directions) {
    /**
     * As it is written. Refused: LINE_UNKNOWN, USAGE.
     *
     * @param direction {@code in}, {@code out} or {@code both}
     */
    public static Outcome<Place> read(String target, String direction) {
      Optional<Set<Direction>> which =
          direction.equals("both")
              ? Optional.of(EnumSet.allOf(Direction.class))
              : Direction.ofWord(direction).map(EnumSet::of);
      if (which.isEmpty()) {
        return Outcome.refused(RefusalCode.USAGE, "direction in|out|both");
      }
      return Target.parse(target)
          .map(read -> Outcome.passed(new Place(read, which.get())))
          .orElseGet(
              () ->
                  Outcome.refused(
                      RefusalCode.LINE_UNKNOWN, target, "all, prefectures, cs-221007, …"));
    }

    private String direction() {
      return directions.stream().map(Direction::word).sorted().collect(Collectors.joining("+"));
    }
  }

  /** The lines. Refused: LINE_OFF. */
  public Outcome<Line> line() {
    return backbone
        .line()
        .map(Outcome::passed)
        .orElseGet(() -> Outcome.refused(RefusalCode.LINE_OFF));
  }

  /** Refused: LINE_OFF, LINE_UNKNOWN. */
  public Outcome<List<Link>> set(Place place, Fault fault) {
    return line()
        .then(line -> line.set(place.target(), place.directions(), fault))
        .map(links -> recorded(links, place, "set", fault.text()));
  }

  /**
   * @param kind empty for every fault. Refused: LINE_OFF, LINE_UNKNOWN
   */
  public Outcome<List<Link>> clear(Place place, Optional<FaultKind> kind) {
    return line()
        .then(
            line ->
                kind.map(one -> line.clear(place.target(), place.directions(), one))
                    .orElseGet(() -> line.clear(place.target(), place.directions())))
        .map(links -> recorded(links, place, "clear", kind.map(FaultKind::word).orElse("all")));
  }

  private List<Link> recorded(List<Link> links, Place place, String act, String fault) {
    Map<String, String> more = new LinkedHashMap<>();
    more.put("link", place.target().toString());
    more.put("direction", place.direction());
    more.put(act, fault);
    backbone.putOnRecord("line", more);
    return links;
  }
}
