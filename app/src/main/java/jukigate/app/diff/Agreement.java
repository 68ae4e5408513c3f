package jukigate.app.diff;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.namespace.QName;
import jukigate.wire.xml.Dom;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** When two values, and two trees, are the same. */
record Agreement(Masks masks) {
  /** How two values stand to each other. */
  enum Verdict {
    EQUAL,
    SAME_FORM,
    DIFFERENT,
    /** It should be compared by its form only, and has not that form. */
    FORM_LOST;

    boolean agrees() {
      return this == EQUAL || this == SAME_FORM;
    }
  }

  /** Two texts, or two attributes. */
  Verdict judge(Node first, Node second) {
    String wanted = first.getNodeValue();
    String found = second.getNodeValue();
    Optional<Expectation> expectation = PlainTree.expectation(first);
    if (expectation.isPresent()) {
      return expectation.get().admits(found) ? Verdict.EQUAL : Verdict.DIFFERENT;
    }
    if (wanted.equals(found)) {
      return Verdict.EQUAL;
    }
    return form(first)
        .filter(form -> form.fits(wanted))
        .map(form -> form.fits(found, wanted) ? Verdict.SAME_FORM : Verdict.FORM_LOST)
        .orElse(Verdict.DIFFERENT);
  }

  /** The form by which a text or an attribute is compared. */
  Optional<Form> form(Node value) {
    if (value instanceof Attr attribute) {
      return masks.ofAttribute(Dom.nameOf(attribute.getOwnerElement()), Dom.nameOf(attribute));
    }
    return value.getParentNode() instanceof Element parent
        ? masks.ofText(Dom.nameOf(parent))
        : Optional.empty();
  }

  /** Whether there is no difference between two elements, all below included. */
  boolean same(Element first, Element second) {
    return Dom.nameOf(first).equals(Dom.nameOf(second)) && sameInside(first, second);
  }

  /** The same but for their names. */
  boolean sameInside(Element first, Element second) {
    return sameAttributes(first, second) && (admitsAnything(first) || sameContent(first, second));
  }

  /** An expectation that leaves open what stands in an element. */
  static boolean admitsAnything(Node element) {
    return PlainTree.textOf(element)
        .filter(text -> PlainTree.expectation(text).isPresent())
        .filter(text -> Expectation.isAnything(text.getData()))
        .isPresent();
  }

  private boolean sameAttributes(Element first, Element second) {
    Map<String, Attr> ones = attributes(first);
    Map<String, Attr> others = attributes(second);
    return ones.keySet().equals(others.keySet())
        && ones.entrySet().stream()
            .allMatch(one -> judge(one.getValue(), others.get(one.getKey())).agrees());
  }

  private static Map<String, Attr> attributes(Element element) {
    Map<String, Attr> attributes = new TreeMap<>();
    for (Attr attribute : Dom.attributes(element)) {
      QName name = Dom.nameOf(attribute);
      attributes.put(name.toString(), attribute);
    }
    return attributes;
  }

  private boolean sameContent(Element first, Element second) {
    Node one = first.getFirstChild();
    Node other = second.getFirstChild();
    while (one != null && other != null && sameNode(one, other)) {
      one = one.getNextSibling();
      other = other.getNextSibling();
    }
    return one == null && other == null;
  }

  private boolean sameNode(Node one, Node other) {
    if (one instanceof Text && other instanceof Text) {
      return judge(one, other).agrees();
    }
    return one instanceof Element first && other instanceof Element second && same(first, second);
  }
}
