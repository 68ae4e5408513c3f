package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import jukigate.domain.Language;
import jukigate.domain.message.Operation;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.wire.security.UnsealedMessage;
import org.w3c.dom.Element;

/** The security header of what a system answers. */
final class SecurityReplyCases {
  private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
  private static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";

  /** Cases of a system that sends, whose look is right for answers, too; by number. */
  private static final List<String> ALIKE =
      List.of(
          "header/1",
          "header/2",
          "header/3",
          "header/4",
          "header/5",
          "timestamp/1",
          "timestamp/2",
          "timestamp/3",
          "timestamp/4",
          "token/1",
          "token/2",
          "token/3",
          "signature/2",
          "signature/3",
          "signature/5",
          "signature/6",
          "signature/7",
          "signature/8",
          "signature/9",
          "signature/10",
          "signature/11",
          "parts/1",
          "parts/2",
          "parts/3",
          "parts/5");

  private SecurityReplyCases() {}

  static void in(Casebook book) {
    for (int i = 0; i < ALIKE.size(); i++) {
      book.reply("security/reply/" + (i + 1), "security/" + ALIKE.get(i));
    }
    book.each("security/reply/26", Calls.ANSWERS, SecurityReplyCases::verifies);
    book.called(
        "security/reply/27", Calls.ANSWERS, visit -> visit.each(it -> byProfile(it, "high")));
    book.called(
        "security/reply/28",
        Calls.ANSWERS,
        visit -> visit.each(it -> byProfile(it, "recommended")));
    book.each("security/reply/29", Calls.ANSWERS, SecurityReplyCases::isTimely);
    encrypted(book);
  }

  private static Finding verifies(Exchange exchange) {
    return switch (exchange.message()) {
      case Outcome.Passed<UnsealedMessage> passed -> Finding.good();
      case Outcome.Refused<UnsealedMessage>(Refusal why) ->
          Finding.bad(
              "wsse:Security",
              "a message that verifies",
              why.code().id() + " " + why.text(Language.EN));
    };
  }

  private static Finding byProfile(Exchange exchange, String profile) {
    return exchange
        .view()
        .map(view -> SignatureCases.signatureMethod(view, profile))
        .orElseGet(() -> Finding.bad("body", "SOAP", exchange.word()));
  }

  /** Not created before the request was, and not ahead of it by more than half a minute. */
  private static Finding isTimely(Exchange exchange) {
    if (!exchange.message().isPassed()) {
      return verifies(exchange);
    }
    Instant created = exchange.message().orThrow().validity().created();
    Instant asked =
        Instant.parse(exchange.request().replaceFirst("(?s).*<wsu:Created>([^<]*)<.*", "$1"));
    Duration later = Duration.between(asked, created);
    return later.abs().compareTo(Duration.ofSeconds(30)) <= 0
        ? Finding.good()
        : Finding.bad("wsu:Created", "within 30 s of UTC", created.toString());
  }

  private static void encrypted(Casebook book) {
    closed(
        book,
        1,
        it ->
            equal(
                "soap:Body", "EncryptedData", it.payload().map(Element::getLocalName).orElse("")));
    book.each(
        "security/closed/2",
        Calls.ANSWERS,
        it ->
            it.view().filter(view -> data(view).findAny().isPresent()).isPresent()
                ? Finding.bad("soap:Body", "not encrypted", "EncryptedData")
                : Finding.good());
    book.each(
        "security/closed/3",
        Calls.CLOSED_ANSWERS,
        it ->
            !it.word().equals("accepted") || it.body().isPresent()
                ? Finding.good()
                : Finding.bad("EncryptedKey", "for the node that asked", "nobody can open it"));
    closed(
        book,
        4,
        it ->
            equal(
                "EncryptedData/@Type",
                XENC + "Content",
                it.payload().map(data -> data.getAttribute("Type")).orElse("")));
    closed(book, 5, it -> cipher(it, List.of("aes256-gcm")));
    closed(book, 6, it -> cipher(it, List.of("aes256-gcm", "aes128-gcm")));
    closed(book, 7, SecurityReplyCases::transport);
    closed(book, 8, SecurityReplyCases::pointsToBody);
    book.called("security/closed/9", Calls.CLOSED_TWICE, SecurityReplyCases::areFresh);
    closed(
        book,
        10,
        it ->
            it.security(XENC, "EncryptedKey")
                .map(key -> key.getAttribute("Id"))
                .filter(
                    id ->
                        it.inSignature("Reference")
                            .anyMatch(r -> r.getAttribute("URI").equals("#" + id)))
                .map(id -> Finding.good())
                .orElseGet(() -> Finding.bad("EncryptedKey", "signed", "not signed")));
    book.called(
        "security/closed/11",
        Calls.CLOSED_ANSWERS,
        visit ->
            visit.each(
                it ->
                    it.word().equals("accepted")
                        ? equal(
                            "decrypted Body",
                            visit.asked(it).map(Operation::response).orElse(""),
                            it.body().map(Element::getLocalName).orElse(""))
                        : Finding.good()));
  }

  private static void closed(Casebook book, int number, Function<SoapView, Finding> check) {
    book.each(
        "security/closed/" + number,
        Calls.CLOSED_ANSWERS,
        it -> it.word().equals("accepted") ? check.apply(it.view().orElseThrow()) : Finding.good());
  }

  private static Stream<Element> data(SoapView view) {
    return view.payload().stream().filter(it -> SoapView.is(it, XENC, "EncryptedData"));
  }

  private static Finding cipher(SoapView view, List<String> allowed) {
    String found =
        data(view)
            .flatMap(it -> SoapView.children(it, XENC, "EncryptionMethod"))
            .map(it -> it.getAttribute("Algorithm"))
            .findFirst()
            .orElse("");
    return allowed.stream().anyMatch(it -> found.equals(XENC11 + it))
        ? Finding.good()
        : Finding.bad("EncryptionMethod/@Algorithm", String.join(" | ", allowed), found);
  }

  private static Finding transport(SoapView view) {
    String found =
        view.security(XENC, "EncryptedKey").stream()
            .flatMap(it -> SoapView.children(it, XENC, "EncryptionMethod"))
            .flatMap(it -> Stream.concat(Stream.of(it), SoapView.children(it).stream()))
            .map(it -> it.getAttribute("Algorithm").replaceFirst(".*#", ""))
            .sorted()
            .reduce((one, other) -> one + " " + other)
            .orElse("");
    return equal("EncryptedKey/EncryptionMethod", "mgf1sha256 rsa-oaep sha256", found);
  }

  private static Finding pointsToBody(SoapView view) {
    List<String> to =
        view.security().stream()
            .flatMap(it -> SoapView.descendants(it, XENC, "DataReference"))
            .map(it -> it.getAttribute("URI"))
            .toList();
    return equal(
        "DataReference/@URI",
        data(view).map(it -> "#" + it.getAttribute("Id")).findFirst().orElse(""),
        String.join(" ", to));
  }

  private static Finding areFresh(Visit visit) {
    Set<String> seen = new HashSet<>();
    return visit.each(
        exchange ->
            exchange.view().stream()
                    .flatMap(
                        it ->
                            SoapView.descendants(it.root(), XENC, "CipherValue")
                                .map(value -> value.getTextContent().replaceAll("\\s", "")))
                    .map(value -> value.substring(0, Math.min(16, value.length())))
                    .allMatch(seen::add)
                ? Finding.good()
                : Finding.bad("CipherValue", "another key and vector", "the same"));
  }
}
