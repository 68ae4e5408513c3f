package jukigate.app.console;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.app.diff.Legible;
import jukigate.app.report.Indentation;
import jukigate.console.view.Messages.Line;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.envelope.Part;
import jukigate.wire.xml.Dom;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * A message as lines: an element each, and each with the signed part that it is in. What is shown
 * is for reading; the exact bytes are in the journal.
 */
final class XmlLines {
  /** Enough for a batch of 60 residents; more makes no page better. */
  private static final int MOST = 1_500;

  private static final int LONGEST = 240;
  private static final String MASK = "●●●";

  private final boolean masked;
  private final IdentityHashMap<Element, String> signed;
  private final List<Line> lines = new ArrayList<>();
  private boolean cut;

  private XmlLines(IdentityHashMap<Element, String> signed, boolean masked) {
    this.signed = signed;
    this.masked = masked;
  }

  /** The lines, and whether some are missing at the end. */
  record Shown(List<Line> lines, boolean cut) {}

  /**
   * Of a message that has the form of an envelope.
   *
   * @param parts labels of the signed parts
   * @param masked whether texts in the body are left out; faults and cipher values are no
   *     residents' data
   */
  static Shown of(Envelope envelope, Set<String> parts, boolean masked) {
    IdentityHashMap<Element, String> signed = new IdentityHashMap<>();
    for (Part part : Part.values()) {
      envelope
          .part(part)
          .filter(found -> parts.contains(part.label()))
          .ifPresent(found -> signed.put(found, part.label()));
    }
    Element body = envelope.part(Part.BODY).orElseThrow();
    return of((Element) body.getParentNode(), signed, masked);
  }

  /**
   * The same of its root.
   *
   * @param signed labels of the signed parts
   */
  static Shown of(Element root, IdentityHashMap<Element, String> signed, boolean masked) {
    var all = new XmlLines(signed, masked);
    all.walk(root, 0, "", false);
    return new Shown(all.lines, all.cut);
  }

  /** Of a message that has no such form. */
  static Shown asItStands(String text) {
    List<String> all = Indentation.of(text).lines().limit(MOST + 1L).toList();
    return new Shown(
        all.stream().limit(MOST).map(line -> new Line(0, text(line, false), "")).toList(),
        all.size() > MOST);
  }

  private void walk(Element element, int depth, String within, boolean inBody) {
    String part = signed.getOrDefault(element, within);
    boolean secret = masked && inBody && !isOpenToAll(element);
    String end = "</" + element.getNodeName() + ">";
    if (Dom.children(element).isEmpty()) {
      add(depth, tag(element, secret) + text(element.getTextContent(), secret) + end, part);
      return;
    }
    boolean below = (inBody && !isOpenToAll(element)) || Dom.is(element, Namespaces.SOAP, "Body");
    add(depth, tag(element, secret), part);
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        walk(inner, depth + 1, part, below);
      } else if (!child.getNodeValue().isBlank()) {
        add(depth + 1, text(child.getNodeValue(), masked && below), part);
      }
    }
    add(depth, end, part);
  }

  private static boolean isOpenToAll(Element element) {
    return Dom.is(element, Namespaces.SOAP, "Fault")
        || Namespaces.XENC.equals(element.getNamespaceURI());
  }

  private void add(int depth, String text, String part) {
    if (lines.size() < MOST) {
      lines.add(new Line(depth, text, part));
    } else {
      cut = true;
    }
  }

  private static String tag(Element element, boolean secret) {
    NamedNodeMap attributes = element.getAttributes();
    String all =
        Stream.iterate(0, i -> i < attributes.getLength(), i -> i + 1)
            .map(attributes::item)
            .map(Attr.class::cast)
            .map(one -> " " + one.getName() + "=\"" + value(one, secret) + "\"")
            .collect(Collectors.joining());
    return "<" + element.getNodeName() + all + ">";
  }

  private static String value(Attr attribute, boolean secret) {
    return text(attribute.getValue(), secret && !attribute.getName().startsWith("xmlns"));
  }

  private static String text(String text, boolean secret) {
    if (secret && !text.isBlank()) {
      return MASK;
    }
    int length = text.codePointCount(0, text.length());
    return length <= LONGEST
        ? legible(text)
        : legible(text.substring(0, text.offsetByCodePoints(0, LONGEST))) + "… (" + length + ")";
  }

  /** A message must not turn the page around it, nor hide in it. */
  private static String legible(String text) {
    return text.lines().map(Legible::of).collect(Collectors.joining("\n"));
  }
}
