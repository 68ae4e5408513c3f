package jukigate.app.diff;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jukigate.wire.xml.Dom;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The elements of the messages that belong together, with what is in them. */
final class Entry {
  private final Map<Side, Element> elements = new EnumMap<>(Side.class);
  private final List<Entry> children = new ArrayList<>();

  private Entry(Side side, Element element) {
    elements.put(side, element);
  }

  /** The expected and the actual message as one tree; what moved stands in both its places. */
  static Entry of(Element expected, Element actual, Pairing pairing) {
    Entry entry = new Entry(Side.EXPECTED, expected);
    entry.elements.put(Side.ACTUAL, actual);
    List<Element> seconds = Dom.children(actual);
    int next = 0;
    for (Element first : Dom.children(expected)) {
      int at = pairing.toSecond(first).map(seconds::indexOf).orElse(-1);
      if (at < next || pairing.hasMoved(first)) {
        entry.children.add(alone(Side.EXPECTED, first));
      } else {
        seconds.subList(next, at).forEach(it -> entry.children.add(alone(Side.ACTUAL, it)));
        entry.children.add(of(first, seconds.get(at), pairing));
        next = at + 1;
      }
    }
    seconds.subList(next, seconds.size()).forEach(it -> entry.children.add(alone(Side.ACTUAL, it)));
    return entry;
  }

  private static Entry alone(Side side, Element element) {
    Entry entry = new Entry(side, element);
    Dom.children(element).forEach(child -> entry.children.add(alone(side, child)));
    return entry;
  }

  /** Puts the recorded message in, each element where its partner is. */
  void addRecorded(Element recorded, Pairing toExpected, Pairing toActual) {
    elements.put(Side.RECORDED, recorded);
    Map<Node, Entry> known = new HashMap<>();
    children.forEach(child -> child.elements.values().forEach(it -> known.put(it, child)));
    int next = 0;
    for (Element child : Dom.children(recorded)) {
      Optional<Entry> partner =
          toActual
              .toSecond(child)
              .or(() -> toExpected.toFirst(child))
              .map(known::get)
              .filter(it -> !it.elements.containsKey(Side.RECORDED));
      if (partner.isPresent()) {
        partner.get().addRecorded(child, toExpected, toActual);
        next = children.indexOf(partner.get()) + 1;
      } else {
        children.add(next++, alone(Side.RECORDED, child));
      }
    }
  }

  Optional<Element> element(Side side) {
    return Optional.ofNullable(elements.get(side));
  }

  Map<Side, Element> elements() {
    return elements;
  }

  List<Entry> children() {
    return children;
  }

  /** Itself and all below, from the top. */
  void walk(Consumer<Entry> visitor) {
    visitor.accept(this);
    children.forEach(child -> child.walk(visitor));
  }
}
