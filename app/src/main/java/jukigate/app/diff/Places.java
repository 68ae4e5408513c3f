package jukigate.app.diff;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jukigate.domain.Bilingual;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.xml.Dom;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Says where an element is. */
final class Places {
  /** What everybody calls them, whatever a message does. */
  private static final Map<String, String> PREFIXES =
      Map.of(
          Namespaces.SOAP, "soap:",
          Namespaces.WSA, "wsa:",
          Namespaces.WSSE, "wsse:",
          Namespaces.WSSE11, "wsse11:",
          Namespaces.WSU, "wsu:",
          Namespaces.DS, "ds:",
          Namespaces.XENC, "xenc:",
          Namespaces.XENC11, "xenc11:",
          Namespaces.EXC_C14N, "ec:");

  private Places() {}

  static Place of(Element element, Trio values) {
    Deque<String> steps = new ArrayDeque<>();
    Deque<String> names = new ArrayDeque<>();
    for (Node n = element; n instanceof Element step; n = n.getParentNode()) {
      steps.addFirst("/" + label(step) + position(step));
      names.addFirst(Dom.nameOf(step).toString());
    }
    return new Place(
        String.join("", steps),
        List.copyOf(names),
        Vocabulary.ofTheContract().title(element),
        codes(element, values));
  }

  private static Map<String, Bilingual> codes(Element element, Trio values) {
    Map<String, Bilingual> codes = new HashMap<>();
    Stream.of(values.recorded(), values.expected(), values.actual())
        .flatMap(Optional::stream)
        .forEach(
            code ->
                Vocabulary.ofTheContract()
                    .meaning(element, code)
                    .ifPresent(meaning -> codes.put(code, meaning)));
    return codes;
  }

  private static String label(Element element) {
    return PREFIXES.getOrDefault(Dom.nameOf(element).getNamespaceURI(), "")
        + element.getLocalName();
  }

  /** Which of those of its name; nothing where it is the only one. */
  private static String position(Element element) {
    if (!(element.getParentNode() instanceof Element parent)) {
      return "";
    }
    List<Element> alike =
        Dom.children(parent).stream()
            .filter(it -> Dom.nameOf(it).equals(Dom.nameOf(element)))
            .toList();
    return alike.size() == 1 ? "" : "[" + (alike.indexOf(element) + 1) + "]";
  }
}
