package jukigate.app.diff;

import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A place where two messages differ.
 *
 * @param first the element in the first; empty where there is none
 * @param second the element in the second; empty where there is none
 */
record Finding(Slot slot, Optional<Element> first, Optional<Element> second) {

  /** What of an element differs. */
  sealed interface Slot {
    /** That it is there. */
    record Presence() implements Slot {}

    record Order() implements Slot {}

    record Name() implements Slot {}

    /**
     * @param index of the text among those of the element
     */
    record Content(int index) implements Slot {}

    /**
     * @param name its full name
     */
    record Attribute(String name) implements Slot {}
  }

  /** The element in one of the two; where it is in both, the first. */
  Element any() {
    return first.or(() -> second).orElseThrow();
  }
}
