package jukigate.wire.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
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
    try {
      return builder.parse(source);
    } catch (IOException e) {
      throw new SAXException("not readable as UTF-8", e);
    }
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
