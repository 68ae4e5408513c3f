package jukigate.conformance.kit;

import static jukigate.conformance.kit.LineCases.equal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jukigate.conformance.attack.HttpRequest;
import jukigate.conformance.attack.Letter;
import jukigate.conformance.attack.Shot;
import jukigate.conformance.attack.Terms;
import jukigate.conformance.line.Dial;
import jukigate.conformance.line.Heard;
import jukigate.conformance.line.Speech;
import jukigate.domain.message.Payload;

/** HTTP of a system that is called. */
final class HttpServerCases {
  private static final String TYPE = "Content-Type";
  private static final String ACTION = "SOAPAction";
  private static final int CROWD = 32;

  private HttpServerCases() {}

  static void in(Casebook book) {
    refused(book);
    framing(book);
    accepted(book);
    connections(book);
    answers(book);
  }

  private static void refused(Casebook book) {
    Receiving methods =
        Calls.scene(
            "methods",
            Stream.of("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD")
                .filter(method -> !method.equals("HEAD"))
                .map(method -> Calls.http(method, it -> it.method(method), Right.of("JG-101")))
                .toList());
    book.each("http/refuse/1", methods, status(405));
    book.each(
        "http/refuse/2", methods, exchange -> equal("Allow", "POST", header(exchange, "allow")));
    book.called(
        "http/refuse/3",
        Calls.scene(
            "other-path",
            new Call(
                "another-service",
                caller -> at(caller, another(caller).orElseThrow()),
                caller ->
                    another(caller)
                        .map(path -> List.of(Right.of("JG-402", "http:4")))
                        .orElse(List.of())),
            Calls.http(
                "no-service",
                it -> it.target(it.target().replaceFirst("[^/]+/v1$", "nothing/v1")),
                Right.of("http:4", "JG-1", "JG-402"))));
    book.each(
        "http/refuse/4",
        Calls.scene(
            "types",
            Stream.of(
                    "text/plain",
                    "application/soap+xml",
                    "application/json",
                    "text/xml; charset=utf-16",
                    "text/xml; charset=shift_jis")
                .map(type -> Calls.http(type, it -> line(it, TYPE, type), Right.of("JG-102")))
                .toList()),
        status(415));
    book.called(
        "http/refuse/5",
        Calls.scene(
            "actions",
            Calls.http("other", it -> line(it, ACTION, "\"urn:x\""), Right.of("JG-402")),
            Calls.http("empty", it -> line(it, ACTION, "\"\""), Right.of("JG-402")),
            Calls.http("none", it -> without(it, ACTION), Right.of("JG-402"))));
    book.each(
        "http/refuse/6",
        Calls.scene(
            "encodings",
            Stream.of("gzip", "deflate", "br")
                .map(
                    it ->
                        Calls.http(
                            it, post -> post.and("Content-Encoding: " + it), Right.of("JG-102")))
                .toList()),
        status(415));
    book.each("http/refuse/7", Calls.known("ATT-04", "unsigned"), status(415));
    book.each("http/refuse/8", Calls.known("HTTP-05", "oversized"), status(413));
    book.called("http/refuse/9", Calls.known("HTTP-03", "long-header", "long-line"));
    book.called("http/refuse/10", Calls.known("HTTP-03", "no-host", "two-hosts", "other-host"));
  }

  private static HttpRequest line(HttpRequest request, String name, String value) {
    return request.headers(it -> it.startsWith(name + ":") ? name + ": " + value : it);
  }

  private static HttpRequest without(HttpRequest request, String name) {
    return request.headers(it -> it.startsWith(name + ":") ? "" : it);
  }

  private static Function<Exchange, Finding> status(int wanted) {
    return exchange ->
        equal(
            "HTTP status",
            String.valueOf(wanted),
            exchange.http().map(Heard.Answer::status).map(String::valueOf).orElse(""));
  }

  private static String header(Exchange exchange, String name) {
    return exchange.http().flatMap(it -> Optional.ofNullable(it.headers().get(name))).orElse("");
  }

  private static void framing(Casebook book) {
    book.called("http/framing/1", Calls.known("HTTP-01", "two-lengths"));
    book.called("http/framing/2", Calls.known("HTTP-01", "length-and-chunks"));
    book.called("http/framing/3", Calls.known("HTTP-01", "folded-line"));
    book.called(
        "http/framing/4",
        Calls.known("HTTP-01", "negative-length", "signed-length", "space-before-colon"));
    book.called(
        "http/framing/5",
        Calls.scene(
            "chunks",
            Stream.of(1, 7, 1_000, 1 << 20)
                .map(
                    size ->
                        Calls.rewritten(
                            "chunks-of-" + size, it -> it.chunked(size), Right.ACCEPTED))
                .toList()));
    book.called("http/framing/6", Calls.scene("length", Calls.plain("content-length")));
    book.called("http/framing/7", Calls.known("HTTP-02"));
  }

  private static void accepted(Casebook book) {
    book.called(
        "http/accept/1",
        Calls.scene(
            "spellings-of-the-type",
            Stream.of(
                    "text/xml;charset=utf-8",
                    "text/xml; charset=UTF-8",
                    "Text/XML; Charset=\"utf-8\"",
                    "text/xml; charset=\"UTF-8\"")
                .map(type -> Calls.http(type, it -> line(it, TYPE, type), Right.ACCEPTED))
                .toList()));
    book.called(
        "http/accept/2",
        Calls.scene(
            "letter-case",
            Calls.http("lower", it -> it.headers(l -> named(l, true)), Right.ACCEPTED),
            Calls.http("upper", it -> it.headers(l -> named(l, false)), Right.ACCEPTED)));
    book.called(
        "http/accept/3",
        Calls.scene(
            "order",
            Calls.rewritten("reversed", HttpBytes::reversed, Right.ACCEPTED),
            Calls.http(
                "unknown-headers",
                it -> it.and("X-Trace: 1").and("User-Agent: x").and("Accept: */*"),
                Right.ACCEPTED)));
    book.called(
        "http/accept/4",
        Calls.scene(
            "sizes",
            Stream.concat(
                    Stream.of(2_499, 2_500, 2_501, 3_999, 4_000, 4_001)
                        .map(
                            size ->
                                Calls.drafted(
                                    "body-" + size,
                                    it -> it.body(body -> spaced(body, size)),
                                    Right.ACCEPTED)),
                    Stream.of(8_191, 8_192, 8_193, 16_383, 16_384, 16_385, 32_768)
                        .map(
                            size ->
                                Calls.form(
                                    "bytes-" + size, it -> padded(it, size), Right.ACCEPTED)))
                .toList()));
    book.called(
        "http/accept/5",
        Calls.scene(
            "large",
            Stream.of(1, 4, 10)
                .map(
                    pictures ->
                        Calls.closedBody(
                            "pictures-" + pictures,
                            it -> it.edited(body -> Gaiji.in(body, pictures, Gaiji.LARGEST)),
                            Right.ACCEPTED))
                .toList()));
    book.called(
        "http/accept/6",
        Calls.scene(
            "expect",
            Calls.http("100-continue", it -> it.and("Expect: 100-continue"), Right.ACCEPTED)));
  }

  /** A good message, to another path. */
  private static Shot at(Caller caller, String path) {
    Letter letter = caller.range().letter();
    HttpRequest request = caller.range().post(letter, caller.range().seal(letter));
    return caller.range().said(letter, request.target(path).bytes());
  }

  /** Path of another service that the system has. */
  private static Optional<String> another(Caller caller) {
    String own = caller.probes().plain().service();
    return caller.network().contract().operations().stream()
        .filter(it -> !it.service().equals(own))
        .filter(it -> Probes.of(it, caller.sut()).isPresent())
        .map(caller.range()::path)
        .findFirst();
  }

  private static String named(String line, boolean lower) {
    String[] parts = line.split(":", 2);
    return (lower ? parts[0].toLowerCase(Locale.ROOT) : parts[0].toUpperCase(Locale.ROOT))
        + ":"
        + parts[1];
  }

  /**
   * So many bytes of body, with white space inside its first element, which the contract allows.
   */
  private static String spaced(String body, int size) {
    int missing = size - body.getBytes(StandardCharsets.UTF_8).length;
    return body.replaceFirst(">", ">" + " ".repeat(missing));
  }

  /** White space before the children of Header, which nobody signs, up to this size. */
  private static Payload padded(Payload message, int size) {
    String text = UnusualForm.text(message);
    int missing = size - message.size();
    for (String mark :
        List.of(
            "<soap:Header>",
            "<wsa:To",
            "<wsa:Action",
            "<wsa:MessageID",
            "<jg:Dispatch",
            "<wsse:Security",
            "<soap:Body",
            "</soap:Header>",
            "<wsa:From")) {
      int some = Math.min(missing, 4_000);
      if (text.contains(mark)) {
        text = text.replaceFirst(mark, " ".repeat(some) + mark);
        missing -= some;
      }
    }
    if (missing != 0) {
      throw new IllegalArgumentException(size + ": " + missing + " bytes are left");
    }
    return Payload.ofUtf8(text);
  }

  private static void connections(Casebook book) {
    book.called(
        "http/connection/3",
        Calls.scene("kept-open", new Call("two-on-one", HttpServerCases::twoOnOne, Right.ACCEPTED)),
        visit -> equal("answers", "2", String.valueOf(visit.exchanges().size())));
    book.called(
        "http/connection/4",
        Calls.scene(
            "left",
            new Call(
                "gone-at-once",
                caller -> caller.plain().each(dial -> dial.said(new Speech.HangUp())),
                Right.of("alert")),
            Calls.plain("the-next-one")));
    book.called(
        "http/connection/5",
        Calls.scene(
            "slow", new Call("one-beside-a-slow-one", HttpServerCases::slow, Right.ACCEPTED)),
        visit -> equal("answers", "2", String.valueOf(visit.exchanges().size())));
    book.called(
        "http/connection/6",
        Calls.scene("crowd", new Call("at-once", HttpServerCases::crowd, Right.ACCEPTED)),
        visit -> equal("answers", "" + CROWD, String.valueOf(visit.exchanges().size())));
  }

  private static Shot twoOnOne(Caller caller) {
    var range = caller.range();
    var first = range.letter();
    var second = range.letter();
    byte[] open = range.post(first, range.seal(first)).keptOpen().bytes().toByteArray();
    Payload both = range.post(second, range.seal(second)).behind(open);
    return range
        .said(second, both)
        .each(dial -> dial.said(new Speech.Turns(open.length, () -> {})));
  }

  /** Half of a request waits until a whole one on another connection is answered. */
  private static Shot slow(Caller caller) {
    Shot slow = caller.plain();
    Shot whole = caller.plain();
    int half = slow.dial().bytes().size() / 2;
    Dial waiting =
        slow.dial()
            .said(
                new Speech.Halting(
                    half, () -> LockSupport.parkNanos(Duration.ofSeconds(2).toNanos())));
    return new Shot(
        slow.resident(), List.of(waiting, whole.dial()), Terms.NOTHING_PASSES.together());
  }

  private static Shot crowd(Caller caller) {
    List<Dial> dials = IntStream.range(0, CROWD).mapToObj(i -> caller.plain().dial()).toList();
    return new Shot(caller.plain().resident(), dials, Terms.NOTHING_PASSES.together());
  }

  private static void answers(Casebook book) {
    book.each("http/reply/1", Calls.scene("good", Calls.plain("good")), status(200));
    book.each(
        "http/reply/2",
        Calls.ANSWERS,
        it -> it.word().equals("accepted") ? Finding.good() : status(500).apply(it));
    book.each(
        "http/reply/3",
        Calls.ANSWERS,
        it -> equal(TYPE, "text/xml", header(it, "content-type").replaceFirst(";.*", "").strip()));
    book.each(
        "http/reply/4",
        Calls.ANSWERS,
        it ->
            header(it, "content-type")
                    .toLowerCase(Locale.ROOT)
                    .matches("[^;]*;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*")
                ? Finding.good()
                : Finding.bad(TYPE, "text/xml; charset=utf-8", header(it, "content-type")));
    book.each(
        "http/reply/5",
        Calls.ANSWERS,
        it -> equal("Content-Encoding", "", header(it, "content-encoding")));
    book.each(
        "http/reply/6",
        Calls.ANSWERS,
        it ->
            header(it, "content-length").isEmpty() || header(it, "transfer-encoding").isEmpty()
                ? Finding.good()
                : Finding.bad("Content-Length", "one of the two", "with Transfer-Encoding"));
    book.each(
        "http/reply/7",
        Calls.ANSWERS,
        it ->
            equal(
                "Server, X-Powered-By",
                "",
                (header(it, "server") + header(it, "x-powered-by"))
                    .replaceAll("^[A-Za-z-]*$", "")));
    book.each(
        "http/reply/8",
        Calls.all(
            "faults-of-http",
            Calls.scene(
                "one-method", Calls.http("GET", it -> it.method("GET"), Right.of("JG-101"))),
            Calls.scene(
                "one-type",
                Calls.http("text/plain", it -> line(it, TYPE, "text/plain"), Right.of("JG-102")))),
        exchange ->
            exchange
                .view()
                .flatMap(SoapView::payload)
                .map(it -> equal("soap:Body", "Fault", it.getLocalName()))
                .orElseGet(() -> Finding.bad("soap:Body", "Fault", "no SOAP")));
  }
}
