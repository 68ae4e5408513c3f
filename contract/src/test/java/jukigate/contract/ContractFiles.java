package jukigate.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import jukigate.domain.message.Operation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The files of the contracts as they lie on the class path. */
final class ContractFiles {
  static final String XS = "http://www.w3.org/2001/XMLSchema";
  static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
  static final String XML = "http://www.w3.org/XML/1998/namespace";

  static final List<String> FAMILIES = Operation.services();
  static final List<String> SCHEMAS =
      Stream.concat(
              Stream.of("register-types", "dispatch", "fault", "resident-record"),
              FAMILIES.stream())
          .toList();

  private ContractFiles() {}

  static Document schema(String name) {
    return document("xsd/" + name + ".xsd");
  }

  static Document wsdl(String family) {
    return document("wsdl/" + family + ".wsdl");
  }

  static Document document(String resource) {
    try (InputStream in = open(resource)) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(resource, e);
    }
  }

  static InputStream open(String resource) {
    InputStream in = ContractFiles.class.getClassLoader().getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalArgumentException("not on the class path: " + resource);
    }
    return in;
  }

  static Stream<Element> all(Document document, String namespace, String localName) {
    return elements(document.getElementsByTagNameNS(namespace, localName));
  }

  static Stream<Element> all(Element parent, String namespace, String localName) {
    return elements(parent.getElementsByTagNameNS(namespace, localName));
  }

  static Stream<Element> children(Element parent, String localName) {
    return elements(parent.getChildNodes()).filter(child -> child.getLocalName().equals(localName));
  }

  static Stream<Element> children(Element parent) {
    return elements(parent.getChildNodes());
  }

  /** The global or named definition of a schema. */
  static Element named(Document schema, String kind, String name) {
    return children(schema.getDocumentElement(), kind)
        .filter(one -> one.getAttribute("name").equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
  }

  /** The names of the elements that a definition declares itself, in order. */
  static List<String> elementNames(Element definition) {
    return all(definition, XS, "element").map(one -> one.getAttribute("name")).toList();
  }

  private static Stream<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
        .map(Element.class::cast);
  }
}
