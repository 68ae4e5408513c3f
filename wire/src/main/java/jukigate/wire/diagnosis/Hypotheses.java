package jukigate.wire.diagnosis;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jukigate.wire.envelope.Namespaces;
import org.apache.xml.security.c14n.Canonicalizer;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * What the signer may have digested instead of what we see. Of one element; each try starts from
 * the element as it was received.
 */
final class Hypotheses {
  /** Octets that the signer may have had, and what it would mean. */
  record Try(Cause cause, String octets) {
    static Try of(Cause cause, byte[] octets) {
      return new Try(cause, new String(octets, StandardCharsets.ISO_8859_1));
    }

    byte[] bytes() {
      return octets.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private static final Map<String, List<String>> USUAL_PREFIXES =
      Map.of(
          Namespaces.SOAP, List.of("soap", "soapenv", "S", "s", "SOAP-ENV", "env", "soap-env"),
          Namespaces.WSA, List.of("wsa", "a", "add", "wsaddr", "wsa5", ""),
          Namespaces.WSU, List.of("wsu", "u", "ns1", "util"),
          Namespaces.WSSE, List.of("wsse", "o", "sec"));
  private static final List<String> OTHER_PREFIXES =
      Stream.concat(
              Stream.of("", "tns", "q1", "jg", "ns"),
              Stream.concat(
                  IntStream.rangeClosed(0, 9).mapToObj(i -> "ns" + i),
                  IntStream.rangeClosed('a', 'z').mapToObj(Character::toString)))
          .toList();

  /** JIS symbols for which Windows and the others have different code points. */
  private static final List<String> SHIFT_JIS =
      List.of("\u301C\uFF5E", "\u2016\u2225", "\u2212\uFF0D", "\u2014\u2015", "\u00A2\uFFE0");

  private final Element element;
  private final String prefixes;

  /**
   * @param prefixes the declared PrefixList
   */
  Hypotheses(Element element, String prefixes) {
    this.element = element;
    this.prefixes = prefixes;
  }

  /** All but the rewritten prefixes, which are many. */
  List<Try> usual() {
    List<Try> tries = new ArrayList<>();
    canonicalisation(tries);
    tries.add(Try.of(Cause.CONTENT_ONLY, Octets.content(element)));
    tries.add(Try.of(Cause.NOTHING_DIGESTED, new byte[0]));
    tries.add(changed(Cause.RE_INDENTED, Copies::dropIndentation));
    tries.add(changed(Cause.ID_ADDED, copy -> copy.removeAttributeNS(Namespaces.WSU, "Id")));
    texts(tries);
    lineEnds(tries);
    return tries;
  }

  private void canonicalisation(List<Try> tries) {
    for (String algorithm :
        List.of(
            Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS, Canonicalizer.ALGO_ID_C14N11_OMIT_COMMENTS)) {
      tries.add(Try.of(Cause.INCLUSIVE_C14N, Octets.by(algorithm, element)));
    }
    for (String list : List.of("", String.join(" ", inScope()))) {
      tries.add(Try.of(Cause.PREFIX_LIST, Octets.exclusive(element, list)));
    }
  }

  private Set<String> inScope() {
    Set<String> found = new TreeSet<>();
    for (Node n = element; n instanceof Element at; n = n.getParentNode()) {
      for (Attr declared : declarations(at)) {
        found.add(declared.getName().equals("xmlns") ? "#default" : declared.getLocalName());
      }
    }
    return found;
  }

  private void texts(List<Try> tries) {
    tries.add(mapped(Cause.TRIMMED, String::strip));
    for (Normalizer.Form form : Normalizer.Form.values()) {
      tries.add(mapped(Cause.UNICODE_NORMALISED, text -> Normalizer.normalize(text, form)));
    }
    tries.add(
        mapped(
            Cause.VARIATION_SELECTORS,
            text -> text.replaceAll("[\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}]", "")));
    tries.add(mapped(Cause.SHIFT_JIS_SYMBOLS, text -> symbols(text, 0, 1)));
    tries.add(mapped(Cause.SHIFT_JIS_SYMBOLS, text -> symbols(text, 1, 0)));
  }

  private static String symbols(String text, int from, int to) {
    String changed = text;
    for (String pair : SHIFT_JIS) {
      changed = changed.replace(pair.charAt(from), pair.charAt(to));
    }
    return changed;
  }

  private void lineEnds(List<Try> tries) {
    String octets = new String(Octets.exclusive(element, prefixes), StandardCharsets.UTF_8);
    for (String signed :
        List.of(
            octets.replace("\n", "&#xD;\n"), octets.replace("\n", "\r\n"),
            octets.replace("&#xD;", ""), octets.replace("&#xD;\n", "\n"))) {
      tries.add(Try.of(Cause.LINE_ENDS, signed.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** One prefix at a time, of those that stacks write. */
  List<Try> prefixes() {
    List<Try> tries = new ArrayList<>();
    for (String namespace : namespaces(element, new TreeSet<>())) {
      for (String prefix : USUAL_PREFIXES.getOrDefault(namespace, OTHER_PREFIXES)) {
        tries.add(changed(Cause.PREFIX_REWRITTEN, copy -> rename(copy, namespace, prefix)));
      }
    }
    return tries;
  }

  private Try mapped(Cause cause, UnaryOperator<String> change) {
    return changed(cause, copy -> map(copy, change));
  }

  private Try changed(Cause cause, Consumer<Element> change) {
    Element copy = Copies.inPlace(element);
    change.accept(copy);
    return Try.of(cause, Octets.exclusive(copy, prefixes));
  }

  private static void map(Element at, UnaryOperator<String> change) {
    for (Node n = at.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        map(child, change);
      } else if (n instanceof Text text) {
        text.setData(change.apply(text.getData()));
      }
    }
  }

  private static Set<String> namespaces(Element at, Set<String> found) {
    if (at.getNamespaceURI() != null) {
      found.add(at.getNamespaceURI());
    }
    for (Node n = at.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        namespaces(child, found);
      }
    }
    return found;
  }

  /** Elements and attributes of the namespace get the prefix, declared at the top. */
  private static void rename(Element at, String namespace, String prefix) {
    at.setAttributeNS(Namespaces.XMLNS, prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, namespace);
    renameBelow(at, namespace, prefix);
  }

  private static void renameBelow(Element at, String namespace, String prefix) {
    if (namespace.equals(at.getNamespaceURI())) {
      at.setPrefix(prefix.isEmpty() ? null : prefix);
    }
    var attributes = at.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      if (namespace.equals(attributes.item(i).getNamespaceURI()) && !prefix.isEmpty()) {
        attributes.item(i).setPrefix(prefix);
      }
    }
    for (Node n = at.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element child) {
        renameBelow(child, namespace, prefix);
      }
    }
  }

  private static List<Attr> declarations(Element at) {
    List<Attr> found = new ArrayList<>();
    var attributes = at.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      if (attributes.item(i) instanceof Attr attr
          && Namespaces.XMLNS.equals(attr.getNamespaceURI())) {
        found.add(attr);
      }
    }
    return found;
  }
}
