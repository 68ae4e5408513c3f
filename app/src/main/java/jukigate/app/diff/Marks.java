package jukigate.app.diff;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import jukigate.app.diff.Finding.Slot;
import jukigate.wire.xml.Dom;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What of each element differs. */
final class Marks {
  private final IdentityHashMap<Node, Set<Slot>> slots = new IdentityHashMap<>();

  void add(Element element, Slot slot) {
    slots.computeIfAbsent(element, it -> new HashSet<>()).add(slot);
  }

  boolean has(Element element, Slot slot) {
    return slots.getOrDefault(element, Set.of()).contains(slot);
  }

  /** Whether the element differs as a whole. */
  boolean isWhole(Element element) {
    return has(element, new Slot.Presence()) || has(element, new Slot.Order());
  }

  boolean hasAny(Element element) {
    return slots.containsKey(element);
  }

  /** Whether something in it differs. */
  boolean hasBelow(Element element) {
    return Dom.children(element).stream().anyMatch(it -> hasAny(it) || hasBelow(it));
  }
}
