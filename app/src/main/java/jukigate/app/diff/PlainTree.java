package jukigate.app.diff;

import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusedException;
import jukigate.wire.envelope.Namespaces;
import jukigate.wire.xml.Dom;
import jukigate.wire.xml.SafeXml;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * A message with nothing left in it but what counts. Comments, processing instructions, namespace
 * declarations, hints where a schema is, and white space between elements are gone; texts are
 * whole; an element without elements has exactly one text, which may be empty. A prefix inside a
 * value has become its URI, and a reference the name of the element that it leads to.
 */
final class PlainTree {
  private static final String WRITTEN = "written";
  private static final String EXPECTED = "expected";
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  private static final QName XSI_TYPE = new QName(XSI, "type");
  private static final QName FAULT_CODE = new QName("faultcode");
  private static final QName PREFIX_LIST = new QName("PrefixList");

  private final Document plain = SafeXml.newDocument();
  private final Masks masks;
  private final Optional<TextPlace> expectation;
  private final Ids ids;

  private PlainTree(Document source, Masks masks, Optional<TextPlace> expectation) {
    this.masks = masks;
    this.expectation = expectation;
    this.ids = new Ids(source);
  }

  /** Refused with FILE_INVALID. */
  static Outcome<Element> of(Message message, Masks masks) {
    return read(message, masks, Optional.empty());
  }

  /** The same, with its placeholders read. Refused with PLACEHOLDER_UNKNOWN, too. */
  static Outcome<Element> ofExpectation(Message message, Masks masks) {
    return read(message, masks, Optional.of(new TextPlace(message)));
  }

  private static Outcome<Element> read(
      Message message, Masks masks, Optional<TextPlace> expectation) {
    return SafeXml.parseForReader(message.name(), message.content())
        .then(
            source -> {
              try {
                return Outcome.passed(
                    new PlainTree(source, masks, expectation).copy(source.getDocumentElement()));
              } catch (RefusedException e) {
                return Outcome.refused(e.refusal());
              }
            });
  }

  /** The expectation that a text or an attribute states; empty where it is the value itself. */
  static Optional<Expectation> expectation(Node value) {
    return Optional.ofNullable((Expectation) value.getUserData(EXPECTED));
  }

  /** A text or an attribute as it stands in the message. */
  static String written(Node value) {
    return value.getUserData(WRITTEN) instanceof String text ? text : value.getNodeValue();
  }

  /** The one text of an element without elements; empty for all others. */
  static Optional<Text> textOf(Node element) {
    return element.getFirstChild() instanceof Text text && text.getNextSibling() == null
        ? Optional.of(text)
        : Optional.empty();
  }

  private Element copy(Element source) {
    Element copy = plain.createElementNS(source.getNamespaceURI(), source.getNodeName());
    for (Attr attribute : Dom.attributes(source)) {
      if (!isHint(attribute)) {
        Attr made = plain.createAttributeNS(attribute.getNamespaceURI(), attribute.getNodeName());
        made.setValue(meaning(source, attribute));
        remember(made, attribute.getValue());
        copy.setAttributeNodeNS(made);
      }
    }
    copyContent(source, copy);
    return copy;
  }

  private static boolean isHint(Attr attribute) {
    return XSI.equals(attribute.getNamespaceURI())
        && attribute.getLocalName().toLowerCase(Locale.ROOT).endsWith("schemalocation");
  }

  private void copyContent(Element source, Element copy) {
    boolean hasElements = !Dom.children(source).isEmpty();
    boolean isStructure = hasElements && hasOnlyBlanks(source);
    StringBuilder text = new StringBuilder();
    for (Node n = source.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Text part) {
        text.append(isStructure ? "" : part.getData());
      } else if (n instanceof Element child) {
        addText(source, copy, text, false);
        copy.appendChild(copy(child));
      }
    }
    addText(source, copy, text, !hasElements);
  }

  private static boolean hasOnlyBlanks(Element source) {
    for (Node n = source.getFirstChild(); n != null; n = n.getNextSibling()) {
      boolean counts = n instanceof Text text && !text.getData().isBlank();
      if (counts) {
        return false;
      }
    }
    return true;
  }

  private void addText(Element source, Element copy, StringBuilder text, boolean evenEmpty) {
    if (!text.isEmpty() || evenEmpty) {
      String raw = text.toString();
      Text made = plain.createTextNode(meaning(source, raw));
      remember(made, raw);
      copy.appendChild(made);
      text.setLength(0);
    }
  }

  private void remember(Node value, String written) {
    if (!written.equals(value.getNodeValue())) {
      value.setUserData(WRITTEN, written, null);
    }
    if (!Expectation.isLiteral(written) && expectation.isPresent()) {
      value.setUserData(EXPECTED, Expectation.of(written, expectation.get()).orThrow(), null);
    }
  }

  private String meaning(Element source, Attr attribute) {
    QName name = Dom.nameOf(attribute);
    String value = attribute.getValue();
    if (name.equals(XSI_TYPE)) {
      return fullName(source, value);
    }
    if (name.equals(PREFIX_LIST) && Namespaces.EXC_C14N.equals(source.getNamespaceURI())) {
      return namespaces(source, value);
    }
    boolean leads =
        masks.ofAttribute(Dom.nameOf(source), name).filter(Form.REFERENCE::equals).isPresent();
    return leads ? ids.target(value).orElse(value) : value;
  }

  private static String meaning(Element source, String text) {
    return Dom.nameOf(source).equals(FAULT_CODE) ? fullName(source, text) : text;
  }

  /** Of a prefix that stands for nothing, what is written. */
  private static String fullName(Element source, String written) {
    String name = written.strip();
    int colon = name.indexOf(':');
    String uri = source.lookupNamespaceURI(colon < 0 ? null : name.substring(0, colon));
    return uri == null ? written : new QName(uri, name.substring(colon + 1)).toString();
  }

  private static String namespaces(Element source, String prefixes) {
    return Stream.of(prefixes.strip().split("\\s+"))
        .map(prefix -> prefix.equals("#default") ? null : prefix)
        .map(prefix -> String.valueOf(source.lookupNamespaceURI(prefix)))
        .collect(Collectors.toCollection(TreeSet::new))
        .toString();
  }
}
