package jukigate.conformance.kit;

import java.nio.charset.StandardCharsets;
import jukigate.domain.message.Payload;
import org.w3c.dom.Element;

/**
 * X13 and X16: what a block says, as one value: all leaves after the header, each with a line feed.
 */
final class BlockDigest {
  private final StringBuilder texts = new StringBuilder();

  private BlockDigest() {}

  /** SHA-256 in lower-case hexadecimal. */
  static String of(Element body) {
    var digest = new BlockDigest();
    boolean after = false;
    for (Element child : SoapView.children(body)) {
      if (after) {
        digest.add(child);
      }
      after |= child.getLocalName().equals("block");
    }
    return Payload.of(digest.texts.toString().getBytes(StandardCharsets.UTF_8)).sha256();
  }

  private void add(Element element) {
    var children = SoapView.children(element);
    if (children.isEmpty()) {
      texts.append(element.getTextContent()).append('\n');
    }
    children.forEach(this::add);
  }
}
