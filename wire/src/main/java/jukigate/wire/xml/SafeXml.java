package jukigate.wire.xml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The one door to XML. Nothing is ever fetched: no DTD, no entity, no XInclude, no schema location.
 */
public final class SafeXml {
  private static final int MAX_FILE_BYTES = 16 << 20;
  private static final String CURRENT_NODE =
      "http://apache.org/xml/properties/dom/current-element-node";

  static {
    // Base64 in signatures without line breaks; read once when the library loads.
    System.setProperty("org.apache.xml.security.ignoreLineBreaks", "true");
    Init.init();
  }

  private SafeXml() {}

  /**
   * Parses a message.
   *
   * <p>Refused are: more bytes, depth, elements, attributes or longer values than the limits
   * (JG-103, JG-107, JG-108, JG-121); anything but UTF-8 without byte order mark (JG-104); a
   * DOCTYPE (JG-106); comments, processing instructions and CDATA, because exclusive
   * canonicalisation drops or merges them and so they could be put into signed text (JG-109); what
   * is not well-formed, with line and column (JG-105); a namespace name that is not an absolute
   * URI, because canonicalisation fails on it (JG-122).
   */
  public static Outcome<Document> parse(Payload payload, XmlLimits limits) {
    if (payload.size() > limits.maxBytes()) {
      return Outcome.refused(RefusalCode.MESSAGE_TOO_LARGE, limits.maxBytes());
    }
    byte[] bytes = payload.toByteArray();
    OptionalInt bad = Utf8.firstBadByte(bytes);
    if (bad.isPresent()) {
      return Outcome.refused(RefusalCode.NOT_UTF8, bad.getAsInt());
    }
    Optional<Refusal> refusal = MarkupScan.refusalOf(bytes, limits);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    try {
      return absolute(HardenedParsers.parse(bytes));
    } catch (SAXParseException e) {
      return Outcome.refused(RefusalCode.XML_MALFORMED, e.getLineNumber(), e.getColumnNumber());
    } catch (SAXException e) {
      return Outcome.refused(RefusalCode.XML_MALFORMED, 1, 1);
    }
  }

  private static Outcome<Document> absolute(Document document) {
    return Dom.relativeNamespace(document.getDocumentElement())
        .<Outcome<Document>>map(
            prefix -> Outcome.refused(RefusalCode.XML_RELATIVE_NAMESPACE, prefix))
        .orElseGet(() -> Outcome.passed(document));
  }

  /**
   * Parses a file of the user (a scenario, an event) and validates it. Comments are allowed there;
   * a DTD is not. Refused with FILE_UNREADABLE (JG-O04), or with FILE_INVALID (JG-O05: file, line,
   * rule; never a value).
   */
  public static Outcome<Document> parseFile(Path file, Schema schema) {
    return read(file).then(content -> parseFile(file, content, schema));
  }

  /** The bytes of a file of the user. Refused with FILE_UNREADABLE (JG-O04), too large included. */
  public static Outcome<Payload> read(Path file) {
    try {
      return Files.size(file) > MAX_FILE_BYTES
          ? Outcome.refused(RefusalCode.FILE_UNREADABLE, file, "> " + MAX_FILE_BYTES + " bytes")
          : Outcome.passed(Payload.of(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, "no such file");
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName());
    }
  }

  /**
   * The same of what is to be taken for the content of the file.
   *
   * @param file what to call it in a refusal
   */
  public static Outcome<Document> parseFile(Path file, Payload content, Schema schema) {
    byte[] bytes = content.toByteArray();
    OptionalInt bad = Utf8.firstBadByte(bytes);
    if (bad.isPresent()) {
      int line = 1 + countLines(bytes, bad.getAsInt());
      return Outcome.refused(RefusalCode.FILE_INVALID, file, line, "not UTF-8");
    }
    return parseFile(file, bytes, schema);
  }

  /**
   * Parses a file of the user, or what was taken from the wire, for a reader and not for a node:
   * comments, CDATA and processing instructions are allowed, a DTD is not, and nothing is
   * validated. Refused with FILE_INVALID (JG-O05: name, line, rule; never a value), also when it is
   * deeper or has more elements than a message may have.
   *
   * @param name what to call it in a refusal
   */
  public static Outcome<Document> parseForReader(String name, Payload content) {
    byte[] bytes = content.toByteArray();
    OptionalInt bad = Utf8.firstBadByte(bytes);
    if (bad.isPresent()) {
      int line = 1 + countLines(bytes, bad.getAsInt());
      return Outcome.refused(RefusalCode.FILE_INVALID, name, line, "not UTF-8");
    }
    try {
      Document document = HardenedParsers.parse(bytes);
      return Dom.excess(document, XmlLimits.DEFAULT)
          .<Outcome<Document>>map(
              excess -> Outcome.refused(RefusalCode.FILE_INVALID, name, 1, excess))
          .orElseGet(() -> Outcome.passed(document));
    } catch (SAXParseException e) {
      String rule = isDoctype(bytes) ? "DOCTYPE" : "well-formedness";
      return Outcome.refused(RefusalCode.FILE_INVALID, name, e.getLineNumber(), rule);
    } catch (SAXException e) {
      return Outcome.refused(RefusalCode.FILE_INVALID, name, 1, "well-formedness");
    }
  }

  private static Outcome<Document> parseFile(Path file, byte[] bytes, Schema schema) {
    FirstError errors = new FirstError(() -> "");
    Document document;
    try {
      document = HardenedParsers.parse(bytes, schema, errors);
    } catch (SAXException e) {
      FirstError.Found found =
          errors.found().orElse(new FirstError.Found("", "", "not readable", 1));
      String rule = isDoctype(bytes) ? "DOCTYPE" : found.sentence();
      return Outcome.refused(RefusalCode.FILE_INVALID, file, found.line(), rule);
    }
    return errors
        .found()
        .<Outcome<Document>>map(
            found ->
                Outcome.refused(RefusalCode.FILE_INVALID, file, found.line(), found.sentence()))
        .orElseGet(() -> Outcome.passed(document));
  }

  private static boolean isDoctype(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).contains("<!DOCTYPE");
  }

  private static int countLines(byte[] bytes, int end) {
    int lines = 0;
    for (int i = 0; i < end; i++) {
      if (bytes[i] == '\n') {
        lines++;
      }
    }
    return lines;
  }

  /** An empty document. */
  public static Document newDocument() {
    return HardenedParsers.newDocument();
  }

  /**
   * Canonical XML 1.0 in UTF-8 without a declaration: deterministic, and parsed again it is the
   * same tree, carriage returns and characters beyond the basic plane included.
   */
  public static Payload serialize(Document document) {
    return canonical(document);
  }

  /** The same of one element, with every namespace declaration that is in scope at it. */
  public static Payload serialize(Element element) {
    return canonical(element);
  }

  /**
   * Exclusive Canonical XML 1.0 of one element: what a signature over it, or a digest of it, is
   * computed from.
   *
   * @param inclusivePrefixes InclusiveNamespaces PrefixList, separated by spaces; may be empty
   */
  public static Payload exclusive(Element element, String inclusivePrefixes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try {
      Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
          .canonicalizeSubtree(element, inclusivePrefixes, out);
    } catch (XMLSecurityException e) {
      throw new IllegalStateException("the element cannot be canonicalised", e);
    }
    return Payload.of(out.toByteArray());
  }

  private static Payload canonical(Node node) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
    try {
      Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS)
          .canonicalizeSubtree(node, out);
    } catch (XMLSecurityException e) {
      throw new IllegalStateException("the document cannot be serialised", e);
    }
    return Payload.of(out.toByteArray());
  }

  /**
   * Compiles a closed set of schema documents. An import or include finds only the documents of the
   * list, by the file name of its schemaLocation.
   *
   * @throws IllegalArgumentException where the schemas are wrong, which is a bug of their author
   */
  public static Schema schema(List<URL> documents) {
    return new SchemaCatalog(documents).compile();
  }

  /**
   * Validates one element as the root of a document. SCHEMA_INVALID (JG-403) names the element and
   * the rule, e.g. {@code cvc-pattern-valid}, never the value.
   */
  public static Outcome<Element> validate(Schema schema, Element element) {
    Validator validator = schema.newValidator();
    FirstError errors = new FirstError(() -> currentElement(validator, element));
    validator.setErrorHandler(errors);
    validator.setResourceResolver(
        (type, namespace, publicId, systemId, base) -> {
          throw new IllegalArgumentException("nothing is fetched while validating");
        });
    try {
      validator.validate(new DOMSource(element));
    } catch (SAXException e) {
      return refused(errors.found().orElse(fallback(element)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return errors.found().map(SafeXml::refused).orElseGet(() -> Outcome.passed(element));
  }

  private static Outcome<Element> refused(FirstError.Found found) {
    return Outcome.refused(RefusalCode.SCHEMA_INVALID, found.element(), found.rule());
  }

  private static FirstError.Found fallback(Element element) {
    return new FirstError.Found(Names.label(element), "well-formedness", "", 1);
  }

  private static String currentElement(Validator validator, Element root) {
    try {
      return validator.getProperty(CURRENT_NODE) instanceof Element current
          ? Names.label(current)
          : Names.label(root);
    } catch (SAXException e) {
      throw new IllegalStateException("the validator cannot name the element", e);
    }
  }
}
