package jukigate.contract;

import static jukigate.contract.ContractFiles.all;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Document;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Compiles the contracts with the imports of the catalog only: nothing else is reachable. */
final class ContractSchemas {
  private static final String CATALOG_NS = "urn:oasis:names:tc:entity:xmlns:xml:catalog";

  private ContractSchemas() {}

  /** Namespace to class path resource, as META-INF/jax-ws-catalog.xml says. */
  static Map<String, String> catalog() {
    Document catalog = ContractFiles.document("META-INF/jax-ws-catalog.xml");
    return all(catalog, CATALOG_NS, "uri")
        .collect(
            Collectors.toMap(
                uri -> uri.getAttribute("name"),
                uri -> uri.getAttribute("uri").substring("classpath:".length())));
  }

  static Schema compile(String... schemas) {
    Source[] sources = new Source[schemas.length];
    for (int i = 0; i < schemas.length; i++) {
      sources[i] = new StreamSource(ContractFiles.open("xsd/" + schemas[i] + ".xsd"));
    }
    try {
      return factory().newSchema(sources);
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The problems of an instance, empty when it is valid. */
  static List<String> problems(Schema schema, String xml) {
    List<String> problems = new ArrayList<>();
    try {
      Validator validator = schema.newValidator();
      validator.setErrorHandler(new Collector(problems));
      validator.validate(new StreamSource(new StringReader(xml)));
    } catch (SAXException e) {
      problems.add(e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return problems;
  }

  static SchemaFactory factory() throws SAXException {
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    Map<String, String> catalog = catalog();
    factory.setResourceResolver(
        (type, namespace, publicId, systemId, base) -> input(catalog, namespace));
    factory.setErrorHandler(new Strict());
    return factory;
  }

  private static LSInput input(Map<String, String> catalog, String namespace) {
    String resource = catalog.get(namespace);
    if (resource == null) {
      throw new IllegalStateException("not in the catalog: " + namespace);
    }
    try {
      DOMImplementationLS ls =
          (DOMImplementationLS)
              DOMImplementationRegistry.newInstance().getDOMImplementation("LS 3.0");
      LSInput input = ls.createLSInput();
      input.setByteStream(ContractFiles.open(resource));
      input.setSystemId(resource);
      return input;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }

  private record Collector(List<String> problems) implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void error(SAXParseException e) {
      problems.add(e.getMessage());
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
