package jukigate.simulators.resident.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Reads the elements of one file. What the schema cannot say is refused with the line of the
 * element and the name of the rule, never the value.
 */
final class EventElements {
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

  private final Path file;

  EventElements(Path file) {
    this.file = file;
  }

  Optional<Element> child(Element parent, String name) {
    return children(parent, name).stream().findFirst();
  }

  /** In the order of the file. */
  List<Element> children(Element parent, String name) {
    Stream.Builder<Node> children = Stream.builder();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      children.add(node);
    }
    return children
        .build()
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(element -> name.equals(element.getLocalName()) || "*".equals(name))
        .toList();
  }

  Element required(Element parent, String name) {
    return child(parent, name).orElseThrow(() -> invalid(parent, name));
  }

  /** The attribute as a value of the register. */
  <T> T value(Element element, String attribute, Function<String, Optional<T>> parse) {
    return parse
        .apply(element.getAttribute(attribute))
        .orElseThrow(() -> invalid(element, "@" + attribute));
  }

  <T> Optional<T> optional(Element element, String attribute, Function<String, Optional<T>> parse) {
    return element.hasAttribute(attribute)
        ? Optional.of(value(element, attribute, parse))
        : Optional.empty();
  }

  RefusedException invalid(Element element, String part) {
    String problem = element.getLocalName() + "/" + part;
    return new RefusedException(Refusal.of(RefusalCode.FILE_INVALID, file, line(element), problem));
  }

  /** The line of the element: the n-th start tag of its name outside comments. */
  private int line(Element element) {
    NodeList all = element.getOwnerDocument().getElementsByTagName(element.getTagName());
    int index = IntStream.range(0, all.getLength()).filter(i -> all.item(i) == element).sum();
    try {
      String text = Files.readString(file);
      String code = COMMENT.matcher(text).replaceAll(found -> "\n".repeat(lines(found.group())));
      Matcher tags = Pattern.compile("<" + element.getTagName() + "[\\s/>]").matcher(code);
      for (int i = 0; i <= index && tags.find(); i++) {
        if (i == index) {
          return 1 + lines(code.substring(0, tags.start()));
        }
      }
      return 1;
    } catch (IOException e) {
      return 1;
    }
  }

  private static int lines(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }
}
