package jukigate.simulators.body;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import javax.xml.namespace.QName;
import jukigate.domain.message.Payload;
import jukigate.wire.xml.Dom;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * What a body says, as one value to compare: the same whatever the prefixes and wherever namespaces
 * are declared, also those that nothing uses. What a newer version of the contracts declares on
 * every body must not make a repetition look like something else. Every part is written with its
 * length, so no two bodies read alike.
 */
public final class ContentDigest {
  private static final Comparator<Attr> BY_NAME =
      Comparator.comparing(attribute -> Dom.nameOf(attribute).toString());

  private final StringBuilder said = new StringBuilder();

  private ContentDigest() {}

  /** SHA-256 in lower-case hex over names, attributes and text. */
  public static String of(Element body) {
    var digest = new ContentDigest();
    digest.add(body);
    return Payload.of(digest.said.toString().getBytes(StandardCharsets.UTF_8)).sha256();
  }

  private void add(Element element) {
    add('<', Dom.nameOf(element));
    List<Attr> attributes = Dom.attributes(element).stream().sorted(BY_NAME).toList();
    for (Attr attribute : attributes) {
      add('@', Dom.nameOf(attribute));
      add('=', attribute.getValue());
    }
    element.normalize();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      switch (child) {
        case Element inner -> add(inner);
        case Text text -> add('"', text.getData());
        default -> throw new IllegalArgumentException("not part of a body: " + child.getNodeType());
      }
    }
    said.append('>');
  }

  private void add(char kind, QName name) {
    add(kind, name.toString());
  }

  private void add(char kind, String text) {
    said.append(kind).append(text.length()).append(':').append(text);
  }
}
