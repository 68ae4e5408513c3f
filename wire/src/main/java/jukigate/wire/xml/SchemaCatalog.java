package jukigate.wire.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import jukigate.domain.SuppressForbidden;
import jukigate.domain.message.Payload;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.SAXException;

/**
 * A closed set of schema documents, known by file name. Inside it they live under the scheme {@code
 * catalog:}, the only one that the schema compiler may read, so an import of anything else fails
 * instead of being fetched.
 */
final class SchemaCatalog implements LSResourceResolver {
  private static final String SCHEME = "catalog";
  private final Map<String, byte[]> documents = new LinkedHashMap<>();

  SchemaCatalog(List<URL> urls) {
    for (URL url : urls) {
      if (documents.put(fileName(url.getPath()), read(url)) != null) {
        throw new IllegalArgumentException("two schema documents have the name of " + url);
      }
    }
  }

  @SuppressForbidden(reason = "the one door to XML")
  Schema compile() {
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, SCHEME);
      factory.setResourceResolver(this);
      return factory.newSchema(
          documents.entrySet().stream()
              .map(document -> source(document.getKey(), document.getValue()))
              .toArray(Source[]::new));
    } catch (SAXException e) {
      throw new IllegalArgumentException("the schema does not compile: " + e.getMessage(), e);
    }
  }

  private static Source source(String name, byte[] bytes) {
    return new StreamSource(new ByteArrayInputStream(bytes), SCHEME + ":" + name);
  }

  @Override
  public LSInput resolveResource(
      String type, String namespace, String publicId, String systemId, String baseUri) {
    String name = systemId == null ? "" : fileName(systemId);
    byte[] bytes = documents.get(name);
    if (bytes == null) {
      throw new IllegalArgumentException("schema document not in the catalog: " + systemId);
    }
    return new CatalogInput(SCHEME + ":" + name, Payload.of(bytes));
  }

  private static String fileName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
  }

  private static byte[] read(URL url) {
    try (InputStream in = url.openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Only the byte stream and the name are meant; the setters exist because the interface does. */
  private record CatalogInput(String name, Payload document) implements LSInput {
    @Override
    public Reader getCharacterStream() {
      return null;
    }

    @Override
    public void setCharacterStream(Reader characterStream) {}

    @Override
    public InputStream getByteStream() {
      return new ByteArrayInputStream(document.toByteArray());
    }

    @Override
    public void setByteStream(InputStream byteStream) {}

    @Override
    public String getStringData() {
      return null;
    }

    @Override
    public void setStringData(String stringData) {}

    @Override
    public String getSystemId() {
      return name;
    }

    @Override
    public void setSystemId(String systemId) {}

    @Override
    public String getPublicId() {
      return null;
    }

    @Override
    public void setPublicId(String publicId) {}

    @Override
    public String getBaseURI() {
      return null;
    }

    @Override
    public void setBaseURI(String baseUri) {}

    @Override
    public String getEncoding() {
      return null;
    }

    @Override
    public void setEncoding(String encoding) {}

    @Override
    public boolean getCertifiedText() {
      return false;
    }

    @Override
    public void setCertifiedText(boolean certifiedText) {}
  }
}
