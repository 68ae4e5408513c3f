package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** The envelope of a system that sends. */
final class SoapCases {
  private static final Pattern RELATIVE =
      Pattern.compile(
          "xmlns(?::[\\w.-]+)?\\s*=\\s*[\"'](?![A-Za-z][A-Za-z0-9+.-]*:)([^\"']*)[\"']");
  private static final Pattern INSTRUCTION = Pattern.compile("<\\?(?!xml\\s)([\\w.-]*)");
  static final Set<QName> HEADERS =
      Stream.concat(
              Stream.of("To", "From", "Action", "MessageID", "ReplyTo")
                  .map(name -> new QName(SoapView.WSA, name)),
              Stream.of(
                  new QName(SoapView.DISPATCH, "Dispatch"), new QName(SoapView.WSSE, "Security")))
          .collect(Collectors.toUnmodifiableSet());
  private static final int DEEPEST = 64;
  private static final int MOST_ELEMENTS = 100_000;
  private static final int MOST_ATTRIBUTES = 50;

  private SoapCases() {}

  static void in(Casebook book) {
    bytes(book);
    envelope(book);
    book.message("soap/limits/1", SoapCases::depth);
    book.message("soap/limits/2", SoapCases::size);
  }

  private static void bytes(Casebook book) {
    book.request(
        "soap/encoding/1",
        (arrival, transcript) -> {
          try {
            var unused =
                StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(arrival.body().toByteArray()));
            return Finding.good();
          } catch (CharacterCodingException e) {
            return Finding.bad("body", "UTF-8", "other bytes");
          }
        });
    book.text(
        "soap/encoding/2",
        text ->
            text.startsWith("\uFEFF")
                ? Finding.bad("first bytes", "<", "EF BB BF")
                : Finding.good());
    lacks(book, "soap/xml/1", "<!DOCTYPE");
    lacks(book, "soap/xml/2", "<!--");
    book.text(
        "soap/xml/3",
        text -> {
          Matcher found = INSTRUCTION.matcher(text);
          return found.find() ? Finding.bad("body", "no <?…?>", found.group()) : Finding.good();
        });
    lacks(book, "soap/xml/4", "<![CDATA[");
    book.text(
        "soap/xml/5",
        text -> {
          Matcher found = RELATIVE.matcher(text);
          return found.find() && !found.group(1).isEmpty()
              ? Finding.bad("xmlns", "an absolute URI", found.group(1))
              : Finding.good();
        });
  }

  private static void lacks(Casebook book, String id, String mark) {
    book.text(
        id, text -> text.contains(mark) ? Finding.bad("body", "no " + mark, mark) : Finding.good());
  }

  private static void envelope(Casebook book) {
    book.message(
        "soap/envelope/1",
        view ->
            equal(
                "root",
                new QName(SoapView.SOAP, "Envelope").toString(),
                SoapView.name(view.root()).toString()));
    book.message(
        "soap/envelope/2",
        view ->
            equal(
                "soap:Envelope",
                "Header Body",
                SoapView.children(view.root()).stream()
                    .map(Element::getLocalName)
                    .collect(Collectors.joining(" "))));
    book.message(
        "soap/envelope/3",
        view ->
            equal(
                "soap:Body",
                "1",
                view.body()
                    .map(it -> SoapView.children(it).size())
                    .map(String::valueOf)
                    .orElse("")));
    attribute(book, "soap/envelope/4", "encodingStyle", Set.of());
    book.message(
        "soap/headers/1",
        view -> {
          List<String> other =
              view.headers().stream()
                  .map(SoapView::name)
                  .filter(name -> !HEADERS.contains(name))
                  .map(QName::toString)
                  .toList();
          return equal("soap:Header", "", String.join(" ", other));
        });
    attribute(book, "soap/headers/2", "mustUnderstand", Set.of("0", "1"));
    attribute(book, "soap/headers/3", "actor", Set.of());
  }

  /** An attribute of SOAP on envelope, body or headers has one of these values, if it is there. */
  private static void attribute(Casebook book, String id, String name, Set<String> values) {
    book.message(
        id,
        view ->
            Stream.of(Stream.of(view.root()), view.body().stream(), view.headers().stream())
                .flatMap(it -> it)
                .map(element -> element.getAttributeNodeNS(SoapView.SOAP, name))
                .filter(attribute -> attribute != null && !values.contains(attribute.getValue()))
                .map(Attr::getValue)
                .findFirst()
                .map(
                    value ->
                        Finding.bad(
                            "soap:" + name,
                            values.isEmpty()
                                ? ""
                                : String.join(" | ", values.stream().sorted().toList()),
                            value))
                .orElse(Finding.good()));
  }

  private static Finding depth(SoapView view) {
    int deepest = depth(view.root());
    return deepest <= DEEPEST
        ? Finding.good()
        : Finding.bad("depth", "<= " + DEEPEST, String.valueOf(deepest));
  }

  private static int depth(Element element) {
    return 1 + SoapView.children(element).stream().mapToInt(SoapCases::depth).max().orElse(0);
  }

  private static Finding size(SoapView view) {
    var all = view.document().getElementsByTagNameNS("*", "*");
    if (all.getLength() > MOST_ELEMENTS) {
      return Finding.bad("elements", "<= " + MOST_ELEMENTS, String.valueOf(all.getLength()));
    }
    for (int i = 0; i < all.getLength(); i++) {
      int attributes = all.item(i).getAttributes().getLength();
      if (attributes > MOST_ATTRIBUTES) {
        return Finding.bad(
            all.item(i).getNodeName(), "<= " + MOST_ATTRIBUTES, String.valueOf(attributes));
      }
    }
    return Finding.good();
  }
}
