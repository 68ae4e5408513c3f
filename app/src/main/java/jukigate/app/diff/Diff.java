package jukigate.app.diff;

import java.util.List;
import java.util.Optional;
import jukigate.domain.refusal.Outcome;
import org.w3c.dom.Element;

/**
 * What differs between two messages, or three. Equal are messages with the same full names and
 * content: prefixes, the order of attributes, white space between elements, comments and hints
 * where a schema is do not count. Namespaces, the order of elements and white space in values do.
 *
 * @param differences in the order of the messages
 * @param sheet the messages beside each other
 * @param byForm how many values differ and are the same by their form, because they change with
 *     every message
 */
public record Diff(List<Difference> differences, Sheet sheet, int byForm) {
  public Diff {
    differences = List.copyOf(differences);
  }

  /**
   * Compares two messages, or three.
   *
   * @return refused with FILE_INVALID for what is no XML, with PLACEHOLDER_UNKNOWN or
   *     PLACEHOLDER_BROKEN for an expectation that cannot be read
   */
  public static Outcome<Diff> of(Sides sides, Masks masks) {
    return PlainTree.ofExpectation(sides.expected(), masks)
        .then(
            expected ->
                PlainTree.of(sides.actual(), masks)
                    .then(actual -> of(recorded(sides, masks), expected, actual, masks)));
  }

  /** The one that may be missing. */
  private static Outcome<Optional<Element>> recorded(Sides sides, Masks masks) {
    return sides
        .recorded()
        .map(message -> PlainTree.of(message, masks).map(Optional::of))
        .orElseGet(() -> Outcome.passed(Optional.empty()));
  }

  private static Outcome<Diff> of(
      Outcome<Optional<Element>> recorded, Element expected, Element actual, Masks masks) {
    return recorded.map(
        tree ->
            tree.map(it -> new ThreeWay(it, expected, actual, masks))
                .orElseGet(() -> new ThreeWay(expected, actual, masks))
                .diff());
  }

  public boolean isEqual() {
    return differences.isEmpty();
  }
}
