package jukigate.app.diff;

import java.util.Optional;
import jukigate.app.diff.Finding.Slot;
import jukigate.wire.xml.Dom;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** What an element has at a slot. */
final class SlotValue {
  /** An element with others in it. */
  static final String STRUCTURE = "…";

  private SlotValue() {}

  /** In words; empty where it has nothing there. */
  static Optional<String> of(Slot slot, Element element) {
    return switch (slot) {
      case Slot.Presence presence ->
          Optional.of(PlainTree.textOf(element).map(Text::getData).orElse(STRUCTURE));
      case Slot.Order order -> Optional.of(String.valueOf(position(element)));
      case Slot.Name name -> Optional.of(Dom.nameOf(element).toString());
      case Slot.Content content ->
          node(slot, element).map(Node::getNodeValue).or(() -> Optional.of(""));
      case Slot.Attribute attribute -> node(slot, element).map(Node::getNodeValue);
    };
  }

  /** The text or the attribute. */
  static Optional<Node> node(Slot slot, Element element) {
    return switch (slot) {
      case Slot.Content(int index) -> text(element, index);
      case Slot.Attribute(String name) ->
          Dom.attributes(element).stream()
              .filter(it -> Dom.nameOf(it).toString().equals(name))
              .map(Node.class::cast)
              .findFirst();
      default -> Optional.empty();
    };
  }

  private static Optional<Node> text(Element element, int index) {
    int left = index;
    for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Text && left-- == 0) {
        return Optional.of(n);
      }
    }
    return Optional.empty();
  }

  private static int position(Element element) {
    int position = 1;
    for (Node n = element.getPreviousSibling(); n != null; n = n.getPreviousSibling()) {
      position += n instanceof Element ? 1 : 0;
    }
    return position;
  }
}
