package jukigate.wire.xml;

import java.util.regex.Pattern;
import org.w3c.dom.Node;

/** Names that a sender chose, made fit for a refusal. */
public final class Names {
  private static final int LONGEST = 64;
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}._-]*");

  private Names() {}

  /** The local name where it is short and plain, else a question mark. */
  public static String label(Node node) {
    String name = node.getLocalName() == null ? node.getNodeName() : node.getLocalName();
    return name.length() <= LONGEST && PLAIN.matcher(name).matches() ? name : "?";
  }
}
