package jukigate.app.diff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jukigate.domain.Bilingual;
import jukigate.domain.Language;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.wire.xml.Dom;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What the register calls an element: the first words of its explanation in the contract, in both
 * languages; for the elements of SOAP and its standards a list of ours.
 */
final class Vocabulary {
  private static final String XS = "http://www.w3.org/2001/XMLSchema";
  private static final String TYPES = "urn:jukigate:types:v1";
  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  /** Where the words end and the explanation begins. */
  private static final Pattern MORE = Pattern.compile("(?s)\\s*([。（、:;(]|[.,](\\s|$)|—| - ).*");

  private static final class Contract {
    static final Vocabulary OF_US = new Vocabulary();
  }

  private final Map<String, Element> schemas = new HashMap<>();
  private final Map<String, Bilingual> terms = new HashMap<>();

  private Vocabulary() {
    Stream.concat(Operation.schemas(), Stream.of("xsd/dispatch.xsd", "xsd/resident-record.xsd"))
        .forEach(this::read);
    new String(
            resource("terms.txt", Vocabulary.class.getResourceAsStream("terms.txt")),
            StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split("\\s*\\|\\s*"))
        .forEach(words -> terms.put(words[0], new Bilingual(words[1], words[2])));
  }

  static Vocabulary ofTheContract() {
    return Contract.OF_US;
  }

  private void read(String name) {
    byte[] bytes = resource(name, Vocabulary.class.getClassLoader().getResourceAsStream(name));
    Element schema = SafeXml.parseForReader(name, Payload.of(bytes)).orThrow().getDocumentElement();
    schemas.put(schema.getAttribute("targetNamespace"), schema);
  }

  private static byte[] resource(String name, InputStream open) {
    try (InputStream in = open) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /**
   * What an element is called; its own name where nobody explains it. A part of a type that many
   * fields share is called with its field: 氏名 › 文字列.
   */
  Bilingual title(Element element) {
    Bilingual own = ownTitle(element);
    boolean isShared = TYPES.equals(element.getNamespaceURI());
    return isShared && element.getParentNode() instanceof Element field
        ? joined(title(field), own)
        : own;
  }

  private static Bilingual joined(Bilingual field, Bilingual part) {
    return new Bilingual(field.ja() + " › " + part.ja(), field.en() + " › " + part.en());
  }

  private Bilingual ownTitle(Element element) {
    return declaration(element)
        .map(it -> new Bilingual(words(it, Language.JA), words(it, Language.EN)))
        .filter(it -> !it.ja().isEmpty() && !it.en().isEmpty())
        .or(() -> Optional.ofNullable(terms.get(element.getLocalName())))
        .orElseGet(() -> new Bilingual(element.getLocalName(), element.getLocalName()));
  }

  /** What a code says, where the contract lists it. */
  Optional<Bilingual> meaning(Element element, String code) {
    return declaration(element)
        .flatMap(it -> named(it, "type", "simpleType").or(() -> child(it, "simpleType")))
        .flatMap(it -> child(it, "restriction"))
        .stream()
        .flatMap(it -> Dom.children(it).stream())
        .filter(it -> Dom.attribute(it, "value").equals(code))
        .filter(it -> it.getLocalName().equals("enumeration"))
        .map(it -> new Bilingual(words(it, Language.JA), words(it, Language.EN)))
        .findFirst();
  }

  private static String words(Element declaration, Language language) {
    return child(declaration, "annotation").stream()
        .flatMap(it -> Dom.children(it).stream())
        .filter(it -> it.getLocalName().equals("documentation"))
        .filter(it -> it.getAttributeNS(XML, "lang").equals(language.locale().getLanguage()))
        .map(it -> MORE.matcher(it.getTextContent().strip()).replaceFirst(""))
        .map(it -> capitalised(it.replaceFirst("^(The|An?) ", "")))
        .findFirst()
        .orElse("");
  }

  private static String capitalised(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Walks down beside the message from its outermost element that a schema declares. */
  private Optional<Element> declaration(Element element) {
    Deque<Element> path = new ArrayDeque<>();
    for (Node n = element; n instanceof Element step; n = n.getParentNode()) {
      path.addFirst(step);
    }
    Optional<Element> declared = Optional.empty();
    for (Element step : path) {
      declared =
          declared
              .flatMap(it -> inside(it, step.getLocalName()))
              .or(() -> global(step.getNamespaceURI(), step.getLocalName()));
    }
    return declared;
  }

  private Optional<Element> global(String namespace, String name) {
    return Optional.ofNullable(schemas.get(String.valueOf(namespace)))
        .flatMap(schema -> definition(schema, "element", name));
  }

  private Optional<Element> inside(Element declaration, String name) {
    return named(declaration, "type", "complexType")
        .or(() -> child(declaration, "complexType"))
        .flatMap(it -> particle(it, name));
  }

  private Optional<Element> particle(Element around, String name) {
    return Dom.children(around).stream().flatMap(it -> declared(it, name).stream()).findFirst();
  }

  private Optional<Element> declared(Element particle, String name) {
    return switch (particle.getLocalName()) {
      case "element" ->
          named(particle, "ref", "element")
              .or(() -> Optional.of(particle))
              .filter(it -> Dom.attribute(it, "name").equals(name));
      case "sequence", "choice", "all", "complexContent" -> particle(particle, name);
      case "extension" ->
          particle(particle, name)
              .or(() -> named(particle, "base", "complexType").flatMap(it -> particle(it, name)));
      default -> Optional.empty();
    };
  }

  /** The definition that an attribute names. */
  private Optional<Element> named(Element from, String attribute, String kind) {
    String value = Dom.attribute(from, attribute);
    int colon = value.indexOf(':');
    String namespace = from.lookupNamespaceURI(colon < 0 ? null : value.substring(0, colon));
    return value.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(schemas.get(String.valueOf(namespace)))
            .flatMap(schema -> definition(schema, kind, value.substring(colon + 1)));
  }

  private static Optional<Element> definition(Element schema, String kind, String name) {
    return Dom.children(schema).stream()
        .filter(it -> Dom.is(it, XS, kind) && Dom.attribute(it, "name").equals(name))
        .findFirst();
  }

  private static Optional<Element> child(Element parent, String name) {
    return Dom.child(parent, XS, name);
  }
}
