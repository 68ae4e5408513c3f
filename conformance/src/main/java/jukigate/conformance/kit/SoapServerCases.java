package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import jukigate.conformance.line.Heard;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.RefusalCode;
import org.w3c.dom.Element;

/** Envelope and XML of a system that is called, and its faults. */
final class SoapServerCases {
  private static final String FAULT = "urn:jukigate:fault:v1";

  private SoapServerCases() {}

  static void in(Casebook book) {
    accepted(book);
    refused(book);
    replies(book);
    faults(book);
  }

  private static void accepted(Casebook book) {
    form(book, 1, "no-declaration", UnusualForm::withoutDeclaration);
    form(book, 2, "declaration", UnusualForm::withDeclaration);
    book.called(
        "soap/accept/3",
        Calls.scene(
            "prefixes",
            Calls.wordedAndSigned("other-prefixes", SoapServerCases::prefixes, Right.ACCEPTED),
            Calls.wordedAndSigned("default-namespace", Wording::unprefixed, Right.ACCEPTED)));
    form(book, 4, "single-quotes", UnusualForm::singleQuotes);
    book.called(
        "soap/accept/5",
        Calls.scene(
            "references",
            Calls.worded(
                "characters-by-number",
                it -> it.value(SoapServerCases::firstByNumber),
                Right.ACCEPTED)));
    form(book, 6, "white-space", UnusualForm::spaced);
    form(book, 7, "headers-reversed", UnusualForm::reversed);
    book.called(
        "soap/accept/8",
        Calls.scene(
            "empty-elements",
            Calls.text(
                "short-form",
                it -> it.replaceAll("<(ds:[A-Za-z]*Method [^>]*)></ds:[A-Za-z]*Method>", "<$1/>"),
                Right.ACCEPTED)));
  }

  private static void form(Casebook book, int number, String name, UnaryOperator<Payload> change) {
    book.called(
        "soap/accept/" + number, Calls.scene(name, Calls.form(name, change, Right.ACCEPTED)));
  }

  private static String firstByNumber(String value) {
    return "&#x" + Integer.toHexString(value.charAt(0)) + ";" + value.substring(1);
  }

  private static Wording prefixes(Wording wording) {
    return wording
        .prefixed("other")
        .edited(
            text ->
                text.replace("<soap:", "<S:")
                    .replace("</soap:", "</S:")
                    .replace("xmlns:soap=", "xmlns:S=")
                    .replace(" soap:", " S:"));
  }

  private static void refused(Casebook book) {
    book.called("soap/refuse/1", Calls.known("XML-13", "utf-16", "overlong"));
    book.called("soap/refuse/2", Calls.known("XML-13", "bom"));
    book.called(
        "soap/refuse/3",
        Calls.all("doctypes", Calls.known("XML-01"), Calls.known("XML-02"), Calls.known("XML-03")));
    book.called(
        "soap/refuse/4",
        Calls.scene(
            "markup",
            inBody("comment", "<!--x-->"),
            inBody("instruction", "<?p i?>"),
            Calls.worded(
                "cdata", it -> it.value(text -> "<![CDATA[" + text + "]]>"), Right.REFUSED)));
    book.called(
        "soap/refuse/5",
        Calls.scene(
            "not-well-formed",
            Calls.worded("attribute-twice", it -> it.attribute("a=\"1\" a=\"2\""), Right.REFUSED),
            Calls.worded(
                "undeclared-prefix", it -> it.root(tag -> tag + "<q:x></q:x>"), Right.REFUSED),
            Calls.text("ampersand", it -> it.replace("op-0001", "op-0001&"), Right.REFUSED),
            Calls.form(
                "half-a-message",
                it -> Payload.of(Arrays.copyOf(it.toByteArray(), it.size() / 2)),
                Right.REFUSED)));
    book.each(
        "soap/refuse/6",
        Calls.known("SOAP-03"),
        exchange -> faultCode(exchange, "VersionMismatch"));
    book.called(
        "soap/refuse/7",
        Calls.known(
            "SOAP-05",
            "two-headers",
            "two-bodies",
            "trailing-element",
            "trailing-text",
            "no-header"));
    book.called("soap/refuse/8", Calls.known("SOAP-05", "two-children", "empty-body"));
    book.called("soap/refuse/9", Calls.known("SOAP-07"));
    book.each(
        "soap/refuse/10",
        Calls.known("SOAP-06"),
        exchange -> faultCode(exchange, "MustUnderstand"));
    book.called("soap/refuse/11", Calls.known("XML-07", "deep-99"));
    book.called("soap/refuse/12", Calls.known("XML-14"));
    book.called(
        "soap/refuse/13",
        Calls.known(
            "SOAP-11", "element-behind-the-end", "second-message-behind-the-end", "end-missing"));
    book.called(
        "soap/refuse/14",
        Calls.scene(
            "schema-location",
            new Call(
                "schema-location",
                caller -> {
                  var letter =
                      caller
                          .range()
                          .letter()
                          .body(
                              body ->
                                  caller
                                      .wording(body)
                                      .attribute(
                                          "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                                              + " xsi:schemaLocation=\""
                                              + caller.probes().plain().namespace()
                                              + " "
                                              + caller.range().bait()
                                              + "\"")
                                      .text());
                  return caller.shot(letter);
                },
                Right.of("accepted", "JG-403"))));
  }

  private static Call inBody(String name, String markup) {
    return Calls.worded(name, it -> it.value(text -> markup + text), Right.REFUSED);
  }

  private static Finding faultCode(Exchange exchange, String name) {
    return fault(exchange)
        .flatMap(
            it ->
                SoapView.children(it).stream()
                    .filter(child -> child.getLocalName().equals("faultcode"))
                    .findFirst())
        .map(it -> equal("faultcode", name, it.getTextContent().strip().replaceFirst(".*:", "")))
        .orElseGet(() -> Finding.bad("faultcode", name, ""));
  }

  private static Optional<Element> fault(Exchange exchange) {
    return exchange
        .view()
        .flatMap(SoapView::payload)
        .filter(it -> SoapView.is(it, SoapView.SOAP, "Fault"));
  }

  private static void replies(Casebook book) {
    book.each(
        "soap/reply/1",
        Calls.ANSWERS,
        it ->
            text(it).contains("\uFFFD")
                ? Finding.bad("body", "UTF-8", "other bytes")
                : Finding.good());
    book.each(
        "soap/reply/2",
        Calls.ANSWERS,
        it ->
            text(it).startsWith("\uFEFF")
                ? Finding.bad("first bytes", "<", "EF BB BF")
                : Finding.good());
    List.of("<!DOCTYPE", "<!--", "<![CDATA[")
        .forEach(
            mark ->
                book.each(
                    "soap/reply/" + (3 + List.of("<!DOCTYPE", "<!--", "<![CDATA[").indexOf(mark)),
                    Calls.ANSWERS,
                    it ->
                        text(it).contains(mark)
                            ? Finding.bad("body", "no " + mark, mark)
                            : Finding.good()));
    book.each(
        "soap/reply/6",
        Calls.ANSWERS,
        it ->
            text(it).replaceFirst("^<\\?xml[^>]*\\?>", "").contains("<?")
                ? Finding.bad("body", "no <?…?>", "<?")
                : Finding.good());
    book.reply("soap/reply/7", "soap/envelope/1");
    book.reply("soap/reply/8", "soap/envelope/2");
    book.reply("soap/reply/9", "soap/envelope/3");
    book.reply("soap/reply/10", "soap/envelope/4");
    book.reply(
        "soap/reply/11",
        view ->
            equal(
                "soap:Header",
                "",
                view.headers().stream()
                    .filter(it -> !SoapView.is(it, SoapView.WSA, "RelatesTo"))
                    .filter(it -> !SoapCases.HEADERS.contains(SoapView.name(it)))
                    .map(Element::getNodeName)
                    .collect(Collectors.joining(" "))));
    book.reply("soap/reply/12", "soap/headers/2");
    book.reply("soap/reply/13", "soap/headers/3");
  }

  private static String text(Exchange exchange) {
    return exchange.http().map(Heard.Answer::body).map(UnusualForm::text).orElse("");
  }

  /** One for each stage in which a system refuses. */
  private static final Receiving FAULTS =
      Calls.scene(
          "faults",
          Calls.body("not-of-the-schema", Wording::unfinished, Calls.INVALID),
          Calls.text("altered", it -> it.replace("op-0001", "op-0002"), Right.of("JG-206")),
          Calls.text("not-well-formed", it -> it.replace("</soap:Body>", ""), Right.of("JG-105")),
          Calls.drafted("another-receiver", it -> it.to(Stage.OTHER), Right.of("JG-308")),
          Calls.of(
              "nobody-who-moves-out",
              "RequestOutMigrationCertificate",
              Stage.OTHER,
              it -> it,
              Right.of("JG-B")));

  private static void faults(Casebook book) {
    fault(
        book,
        "soap/fault/1",
        fault ->
            SoapView.children(fault).stream()
                .filter(
                    it ->
                        it.getNamespaceURI() != null
                            || !Set.of("faultcode", "faultstring", "faultactor", "detail")
                                .contains(it.getLocalName()))
                .findFirst()
                .map(
                    it ->
                        Finding.bad(
                            "soap:Fault",
                            "faultcode faultstring faultactor detail",
                            it.getNodeName()))
                .orElse(Finding.good()));
    book.each(
        "soap/fault/2",
        FAULTS,
        it ->
            RefusalCode.ofId(it.word())
                .map(code -> faultCode(it, code.faultCode().qName().getLocalPart()))
                .orElse(Finding.good()));
    fault(
        book,
        "soap/fault/3",
        fault ->
            equal(
                "detail/Refusal",
                "1",
                String.valueOf(SoapView.descendants(fault, FAULT, "Refusal").count())));
    book.each(
        "soap/fault/4",
        FAULTS,
        it ->
            RefusalCode.ofId(it.word()).isPresent()
                ? Finding.good()
                : Finding.bad("Refusal/id", "an id of the list of refusals", it.word()));
    book.called("soap/fault/5", FAULTS, SoapServerCases::correlationIds);
    book.each(
        "soap/fault/6",
        FAULTS,
        it ->
            it.word().matches("JG-(B|403).*")
                ? equal("Refusal", "stage ja en", told(it))
                : Finding.good());
    book.each(
        "soap/fault/7",
        FAULTS,
        it ->
            it.word().matches("JG-[23].*")
                ? equal("Refusal", "", told(it).replaceAll("ja|en", "").strip())
                : Finding.good());
    book.each(
        "soap/fault/8",
        FAULTS,
        it ->
            words(it).matches("(?s).*(99[0-9]{9}|\\tat |[a-z]+\\.[a-z.]+Exception).*")
                ? Finding.bad("soap:Fault", "no number of a resident, no stack trace", "one")
                : Finding.good());
    book.each(
        "soap/fault/9",
        FAULTS,
        it ->
            text(it).contains("EncryptedData")
                ? Finding.bad("soap:Body", "soap:Fault", "EncryptedData")
                : Finding.good());
  }

  /** What the fault says; an id of eleven digits by chance is nobody's number. */
  private static String words(Exchange exchange) {
    return fault(exchange).stream()
        .flatMap(it -> SoapView.descendants(it, "*", "*"))
        .filter(it -> SoapView.children(it).isEmpty())
        .filter(it -> !it.getLocalName().equals("correlationId"))
        .map(Element::getTextContent)
        .collect(Collectors.joining("\n"));
  }

  private static void fault(Casebook book, String id, Function<Element, Finding> check) {
    book.each(
        id,
        FAULTS,
        it ->
            fault(it)
                .map(check)
                .orElseGet(() -> Finding.bad("soap:Body", "soap:Fault", it.word())));
  }

  /** What a refusal tells besides its ids: stage, arguments, languages of its texts. */
  private static String told(Exchange exchange) {
    return fault(exchange).stream()
        .flatMap(it -> SoapView.descendants(it, FAULT, "Refusal"))
        .flatMap(it -> SoapView.children(it).stream())
        .filter(it -> !Set.of("id", "correlationId").contains(it.getLocalName()))
        .map(
            it ->
                it.getLocalName().equals("text")
                    ? it.getAttributeNS("http://www.w3.org/XML/1998/namespace", "lang")
                    : it.getLocalName())
        .filter(it -> !it.equals("argument") || exchange.word().matches("JG-[23].*"))
        .collect(Collectors.joining(" "));
  }

  private static Finding correlationIds(Visit visit) {
    Set<String> seen = new HashSet<>();
    return visit.each(
        exchange -> {
          String id =
              fault(exchange).stream()
                  .flatMap(it -> SoapView.descendants(it, FAULT, "correlationId"))
                  .findFirst()
                  .map(Element::getTextContent)
                  .orElse("");
          return id.isEmpty() || id.length() > 128
              ? Finding.bad("Refusal/correlationId", "1 to 128 characters", id)
              : seen.add(id)
                  ? Finding.good()
                  : Finding.bad("Refusal/correlationId", "another one for each fault", id);
        });
  }
}
