package jukigate.app.backbone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.line.Line;
import jukigate.line.Link;
import jukigate.line.Place;
import jukigate.line.fault.Fault;
import jukigate.line.fault.FaultKind;

/**
 * What somebody does to the lines of a backbone; each act is on record.
 *
 * @param by who it is, for the record, e.g. the role at the console
 */
public record LineActs(Backbone backbone, Map<String, String> by) {
  public LineActs {
    by = Map.copyOf(by);
  }

  /** Of whoever owns the home folder. */
  public LineActs(Backbone backbone) {
    this(backbone, Map.of());
  }

  /** The lines. Refused: LINE_OFF. */
  public Outcome<Line> line() {
    return backbone
        .line()
        .map(Outcome::passed)
        .orElseGet(() -> Outcome.refused(RefusalCode.LINE_OFF));
  }

  /** Those that are meant. Refused: LINE_OFF, LINE_UNKNOWN. */
  public Outcome<List<Link>> links(Place place) {
    return line().then(line -> line.links(place.target()));
  }

  /** Refused: LINE_OFF, LINE_UNKNOWN. */
  public Outcome<List<Link>> set(Place place, Fault fault) {
    return line()
        .then(line -> line.set(place, fault))
        .map(links -> recorded(links, place, "set", fault.text()));
  }

  /**
   * @param kind empty for every fault. Refused: LINE_OFF, LINE_UNKNOWN
   */
  public Outcome<List<Link>> clear(Place place, Optional<FaultKind> kind) {
    return line()
        .then(line -> kind.map(one -> line.clear(place, one)).orElseGet(() -> line.clear(place)))
        .map(links -> recorded(links, place, "clear", kind.map(FaultKind::word).orElse("all")));
  }

  /** Puts on record that something was done to them. */
  public List<Link> recorded(List<Link> links, Place place, String act, String fault) {
    Map<String, String> more = new LinkedHashMap<>(by);
    more.put("link", place.target().toString());
    more.put("direction", place.direction());
    more.put(act, fault);
    backbone.putOnRecord("line", more);
    return links;
  }
}
