package jukigate.simulators.body;

import java.nio.charset.StandardCharsets;
import jukigate.domain.message.Payload;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The digest of a block's content: SHA-256 over the texts of the elements without child elements
 * that come after {@code block}, in document order, each followed by a line feed, in UTF-8.
 */
public final class BlockDigest {
  private final StringBuilder texts = new StringBuilder();

  private BlockDigest() {}

  /** In lower-case hexadecimal. */
  public static String of(Element body) {
    var digest = new BlockDigest();
    for (Node next = block(body).getNextSibling(); next != null; next = next.getNextSibling()) {
      digest.add(next);
    }
    return Payload.of(digest.texts.toString().getBytes(StandardCharsets.UTF_8)).sha256();
  }

  /** Writes the digest of what is there into the block's header. */
  static void writeInto(Element body) {
    element(block(body), "digest").setTextContent(of(body));
  }

  private void add(Node node) {
    if (!(node instanceof Element element)) {
      return;
    }
    boolean leaf = true;
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      leaf &= !(child instanceof Element);
      add(child);
    }
    if (leaf) {
      texts.append(element.getTextContent()).append('\n');
    }
  }

  private static Element block(Element body) {
    return element(body, "block");
  }

  private static Element element(Element parent, String name) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && name.equals(element.getLocalName())) {
        return element;
      }
    }
    throw new IllegalStateException("a block has " + name);
  }
}
