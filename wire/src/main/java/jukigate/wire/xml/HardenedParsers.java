package jukigate.wire.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.validation.Schema;
import jukigate.domain.SuppressForbidden;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * DOM parsers of the JDK itself, hardened. A setting that the parser does not know is an error:
 * protection must not evaporate with another implementation.
 *
 * <p>Builders are pooled in a bounded queue and not per thread, because messages run on virtual
 * threads.
 */
final class HardenedParsers {
  private static final int POOL = 16;
  private static final DocumentBuilderFactory FACTORY = factory(Optional.empty());
  private static final BlockingQueue<DocumentBuilder> BUILDERS = new ArrayBlockingQueue<>(POOL);

  private HardenedParsers() {}

  static Document newDocument() {
    DocumentBuilder builder = take();
    try {
      return builder.newDocument();
    } finally {
      give(builder);
    }
  }

  static Document parse(byte[] bytes) throws SAXException {
    DocumentBuilder builder = take();
    try {
      builder.setErrorHandler(STRICT);
      return parse(builder, bytes);
    } finally {
      give(builder);
    }
  }

  static Document parse(byte[] bytes, Schema schema, ErrorHandler errors) throws SAXException {
    DocumentBuilder builder = newBuilder(factory(Optional.of(schema)));
    builder.setErrorHandler(errors);
    return parse(builder, bytes);
  }

  private static Document parse(DocumentBuilder builder, byte[] bytes) throws SAXException {
    builder.setEntityResolver(
        (publicId, systemId) -> {
          throw new SAXException("external entities are not resolved");
        });
    InputSource source = new InputSource(new ByteArrayInputStream(bytes));
    source.setEncoding("UTF-8");
    Document document;
    try {
      document = builder.parse(source);
    } catch (IOException e) {
      throw new SAXException("not readable as UTF-8", e);
    }
    Optional<String> name = Dom.nameWithoutPrefix(document.getDocumentElement());
    if (name.isPresent()) {
      throw misnamed(name.get(), new String(bytes, StandardCharsets.UTF_8));
    }
    return document;
  }

  /** With the line and the column at which the name stands first. */
  private static SAXParseException misnamed(String name, String text) {
    Matcher place = Pattern.compile("[<\\s]" + Pattern.quote(name) + "[\\s=/>]").matcher(text);
    String before = place.find() ? text.substring(0, place.start() + 1) : "";
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = before.length() - before.lastIndexOf('\n');
    return new SAXParseException("a name begins with a colon", null, null, line, column);
  }

  private static synchronized DocumentBuilder newBuilder(DocumentBuilderFactory factory) {
    try {
      return factory.newDocumentBuilder();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the XML parser refuses its configuration", e);
    }
  }

  private static DocumentBuilder take() {
    DocumentBuilder pooled = BUILDERS.poll();
    return pooled == null ? newBuilder(FACTORY) : pooled;
  }

  @SuppressWarnings("ReturnValueIgnored") // a full pool lets the builder go
  private static void give(DocumentBuilder builder) {
    builder.reset();
    BUILDERS.offer(builder);
  }

  @SuppressForbidden(reason = "the one door to XML")
  static DocumentBuilderFactory factory(Optional<Schema> schema) {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    try {
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setValidating(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the XML parser cannot be hardened", e);
    }
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    schema.ifPresent(factory::setSchema);
    return factory;
  }

  private static final ErrorHandler STRICT =
      new ErrorHandler() {
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
      };
}
