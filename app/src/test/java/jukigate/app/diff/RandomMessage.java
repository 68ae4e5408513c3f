package jukigate.app.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A message by a seed, and the same message changed in one way. */
final class RandomMessage {
  private static final List<String> URIS =
      List.of("urn:a", "urn:b", "http://example.org/c", "urn:jukigate:types:v1");
  private static final List<String> NAMES =
      List.of("record", "name", "text", "control", "updateNumber", "MessageID", "b");
  private static final List<String> VALUES =
      List.of("", " ", "8", "9", "静岡市", "葛󠄂子", "a b", "a &amp; b", "2026-11-22", "99000000015");

  private final long seed;
  private final Node root;

  RandomMessage(long seed) {
    this.seed = seed;
    this.root = new Node(new Random(seed), 0);
  }

  /**
   * @param path of the element whose text is another
   */
  record Change(String xml, String path, String before, String after) {}

  String xml() {
    return new Writing(new Random(seed), false).of(root);
  }

  /** Other prefixes, another order of attributes, blanks, comments. */
  String inOtherWords() {
    return new Writing(new Random(~seed), true).of(root);
  }

  String withOtherNamespace() {
    Node node = any(all(root));
    String before = node.uri;
    node.uri = "urn:other";
    String changed = inOtherWords();
    node.uri = before;
    return changed;
  }

  Change withOtherValue() {
    Node node = any(all(root).stream().filter(it -> it.children.isEmpty()).toList());
    String before = node.value;
    node.value = before + "!";
    String changed = inOtherWords();
    node.value = before;
    return new Change(changed, path(node), plain(before), plain(before) + "!");
  }

  String withChildTakenOut() {
    List<Node> parents = all(root).stream().filter(it -> !it.children.isEmpty()).toList();
    Node parent = any(parents);
    Node child = parent.children.remove(parent.children.size() - 1);
    boolean leaf = parent.children.isEmpty();
    String value = parent.value;
    parent.value = leaf ? "" : value;
    String changed = inOtherWords();
    parent.value = value;
    parent.children.add(child);
    return changed;
  }

  private <T> T any(List<T> list) {
    return list.get(new Random(seed + 1).nextInt(list.size()));
  }

  private static String plain(String value) {
    return value.replace("&amp;", "&");
  }

  private static List<Node> all(Node node) {
    List<Node> all = new ArrayList<>(List.of(node));
    node.children.forEach(child -> all.addAll(all(child)));
    return all;
  }

  private String path(Node wanted) {
    return path(root, "/" + root.name, wanted);
  }

  private static String path(Node at, String path, Node wanted) {
    if (at == wanted) {
      return path;
    }
    for (Node child : at.children) {
      List<Node> alike =
          at.children.stream()
              .filter(it -> it.name.equals(child.name) && it.uri.equals(child.uri))
              .toList();
      String position = alike.size() == 1 ? "" : "[" + (alike.indexOf(child) + 1) + "]";
      String found = path(child, path + "/" + child.name + position, wanted);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }

  @Override
  public String toString() {
    return "seed " + seed;
  }

  private static final class Node {
    private String uri;
    private final String name;
    private String value;
    private final Map<String, String> attributes = new TreeMap<>();
    private final List<Node> children = new ArrayList<>();

    Node(Random random, int depth) {
      uri = URIS.get(random.nextInt(URIS.size()));
      name = NAMES.get(random.nextInt(NAMES.size()));
      value = VALUES.get(random.nextInt(VALUES.size())) + random.nextInt(1000);
      for (int i = random.nextInt(3); i > 0; i--) {
        attributes.put((random.nextBoolean() ? "" : "urn:x|") + "x" + i, "" + random.nextInt(9));
      }
      for (int i = depth == 0 ? 3 : depth > 3 ? 0 : random.nextInt(5); i > 0; i--) {
        children.add(new Node(random, depth + 1));
      }
    }
  }

  /** Writes with prefixes of its own. */
  private static final class Writing {
    private final Random random;
    private final boolean loose;
    private final Map<String, String> prefixes = new HashMap<>();

    Writing(Random random, boolean loose) {
      this.random = random;
      this.loose = loose;
    }

    String of(Node node) {
      StringBuilder text = new StringBuilder();
      write(node, text);
      return text.toString();
    }

    private void write(Node node, StringBuilder text) {
      boolean defaulted = loose && random.nextBoolean();
      String prefix = defaulted ? "" : prefix(node.uri) + ":";
      text.append('<').append(prefix).append(node.name);
      List<String> written = new ArrayList<>();
      written.add(" xmlns" + (defaulted ? "" : ":" + prefix(node.uri)) + "='" + node.uri + "'");
      written.add(" xmlns:" + prefix("urn:x") + "='urn:x'");
      node.attributes.forEach((name, value) -> written.add(" " + name(name) + "='" + value + "'"));
      if (loose) {
        java.util.Collections.shuffle(written, random);
      }
      written.stream().distinct().forEach(text::append);
      text.append('>').append(node.children.isEmpty() ? node.value : "");
      for (Node child : node.children) {
        text.append(blank());
        write(child, text);
      }
      text.append(node.children.isEmpty() ? "" : blank());
      text.append("</").append(prefix).append(node.name).append('>');
    }

    private String blank() {
      return switch (loose ? random.nextInt(4) : 0) {
        case 1 -> "\n  ";
        case 2 -> "<!-- 8 -->";
        case 3 -> "<?x y?>\t";
        default -> "";
      };
    }

    private String name(String attribute) {
      int bar = attribute.indexOf('|');
      return bar < 0 ? attribute : prefix("urn:x") + ":" + attribute.substring(bar + 1);
    }

    private String prefix(String uri) {
      return prefixes.computeIfAbsent(uri, it -> "p" + prefixes.size() + (loose ? "x" : ""));
    }
  }
}
