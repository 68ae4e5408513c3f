package jukigate.conformance.attack;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jukigate.conformance.line.Heard;
import jukigate.domain.message.Payload;

/** HTTP: several requests on one connection, other protocols, and what the answer says. */
final class WebStimuli {
  private static final Set<String> HEADERS =
      Set.of(
          "date",
          "content-type",
          "content-length",
          "cache-control",
          "connection",
          "allow",
          "jukigate-correlation-id");
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final byte[] SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

  private WebStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry("HTTP-02", pipelines()), entry("HTTP-07", protocols()), entry("HTTP-10", answers()));
  }

  private static List<Variant> pipelines() {
    return List.of(
        pipelined("unsigned-behind-signed", (range, letter) -> unsigned(range, letter)),
        pipelined(
            "nothing-behind-a-message",
            (range, letter) ->
                range
                    .post(letter, Payload.of(new byte[0]))
                    .body("text/xml; charset=utf-8", Payload.of(new byte[0]))),
        pipelined(
            "no-action-behind-an-action",
            (range, letter) ->
                range
                    .post(letter, range.seal(letter))
                    .headers(l -> l.startsWith("SOAPAction") ? "" : l)),
        pipelined(
            "another-signer-behind-the-peer",
            (range, letter) -> {
              Letter other = range.letter(Target.NEIGHBOUR, Target.PREFECTURE);
              return range.post(other, range.seal(other));
            }),
        new Variant("trailers-for-the-next", WebStimuli::trailers));
  }

  private static HttpRequest unsigned(Range range, Letter letter) {
    String text = range.text(letter);
    return range.post(
        letter, Payload.ofUtf8(text.replaceFirst("(?s)<wsse:Security[ >].*?</wsse:Security>", "")));
  }

  /** A good request, and at once another one behind it. */
  private static Variant pipelined(String name, BiFunction<Range, Letter, HttpRequest> second) {
    return new Variant(
        name,
        range -> {
          Letter good = range.letter();
          Letter letter = range.letter();
          byte[] first = range.post(good, range.seal(good)).keptOpen().bytes().toByteArray();
          return range
              .said(letter, second.apply(range, letter).behind(first))
              .on(Terms.NOTHING_PASSES.accepting(1));
        });
  }

  /** The trailer of the first says what the second leaves out. */
  private static Shot trailers(Range range) {
    Letter good = range.letter();
    Letter letter = range.letter();
    HttpRequest request = range.post(good, range.seal(good));
    Payload body = request.body();
    String chunks =
        Integer.toHexString(body.size())
            + "\r\n"
            + Range.text(body)
            + "\r\n0\r\nSOAPAction: \""
            + letter.addressing().action()
            + "\"\r\n\r\n";
    byte[] first =
        request
            .keptOpen()
            .headers(l -> l.startsWith("Content-Length") ? "Transfer-Encoding: chunked" : l)
            .with(Payload.ofUtf8(chunks))
            .bytes()
            .toByteArray();
    HttpRequest second =
        range.post(letter, range.seal(letter)).headers(l -> l.startsWith("SOAPAction") ? "" : l);
    return range.said(letter, second.behind(first)).on(Terms.NOTHING_PASSES.accepting(1));
  }

  private static List<Variant> protocols() {
    return List.of(
        alpn("alpn-h2", List.of("h2"), it -> it),
        alpn("alpn-h2c", List.of("h2c"), it -> it),
        frames("preface", SETTINGS),
        frames("rapid-reset", many(100, reset())),
        frames("continuation-flood", many(100, new byte[] {0, 0, 1, 9, 0, 0, 0, 0, 1, 0})),
        frames("settings-flood", many(100, SETTINGS)),
        Splice.http(
            "h2c-upgrade",
            it ->
                it.method("GET")
                    .headers(
                        l ->
                            l.startsWith("Connection")
                                ? "Connection: close, Upgrade, HTTP2-Settings"
                                : l)
                    .and("Upgrade: h2c")
                    .and("HTTP2-Settings: AAMAAABkAAQAAP__")),
        Splice.http(
            "websocket-upgrade",
            it ->
                it.method("GET")
                    .headers(l -> l.startsWith("Connection") ? "Connection: close, Upgrade" : l)
                    .and("Upgrade: websocket")
                    .and("Sec-WebSocket-Version: 13")
                    .and("Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==")),
        Splice.http(
            "http-2-in-the-request-line", it -> it.target("/identity-update/v1 HTTP/2.0\r\nX:")));
  }

  private static Variant alpn(String name, List<String> offered, UnaryOperator<Letter> change) {
    return new Variant(
        name,
        range -> {
          Letter letter = change.apply(range.letter());
          Shot good = range.shot(letter, range.seal(letter));
          return good.over(good.dial().tls().orElseThrow().protocols(offered));
        });
  }

  private static Variant frames(String name, byte[] frames) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.letter();
          byte[] preface = PREFACE.getBytes(StandardCharsets.US_ASCII);
          byte[] all = Arrays.copyOf(preface, preface.length + frames.length);
          System.arraycopy(frames, 0, all, preface.length, frames.length);
          return range.said(letter, Payload.of(all));
        });
  }

  /** A stream that is opened and taken back. */
  private static byte[] reset() {
    return new byte[] {
      0, 0, 1, 1, 5, 0, 0, 0, 1, (byte) 0x82, 0, 0, 4, 3, 0, 0, 0, 0, 1, 0, 0, 0, 8
    };
  }

  private static byte[] many(int number, byte[] one) {
    byte[] all = new byte[number * one.length];
    for (int i = 0; i < number; i++) {
      System.arraycopy(one, 0, all, i * one.length, one.length);
    }
    return all;
  }

  /** Answers of every kind: their headers are looked at. */
  private static List<Variant> answers() {
    return List.of(
        plain("refused-message", it -> it.with(altered(it.body()))),
        plain("refused-method", it -> it.method("PUT")),
        plain("refused-type", it -> it.body("text/plain", it.body())),
        plain("refused-path", it -> it.target("/nowhere")),
        plain("refused-framing", it -> it.and("Content-Length: 1")),
        plain("refused-uri", it -> it.target("/identity-update/v1%00")),
        plain(
            "unread-body",
            it -> it.keptOpen().headers(l -> l.startsWith("Content-Length") ? HUGE : l)),
        plain(
            "unread-body-with-a-message-inside",
            it ->
                it.keptOpen()
                    .headers(l -> l.startsWith("Content-Length") ? HUGE : l)
                    .with(Payload.of(it.bytes().toByteArray()))));
  }

  private static final String HUGE = "Content-Length: 100000000";

  private static Payload altered(Payload body) {
    return Payload.ofUtf8(Range.text(body).replace("A06", "A07"));
  }

  private static Variant plain(String name, UnaryOperator<HttpRequest> change) {
    Variant variant = Splice.http(name, change);
    return new Variant(
        name,
        range ->
            variant.make().apply(range).on(Terms.NOTHING_PASSES.seenBy(WebStimuli::headersOf)));
  }

  /** The word, unless the answer has a header that it must not, or lacks one that it must have. */
  private static String headersOf(Heard heard, String word) {
    if (!(heard instanceof Heard.Answer answer)) {
      return word;
    }
    List<String> more =
        answer.headers().keySet().stream()
            .filter(name -> !HEADERS.contains(name))
            .sorted()
            .toList();
    if (!more.isEmpty()) {
      return "headers " + String.join(" ", more);
    }
    return Stream.of(answer.headers().getOrDefault("cache-control", "").split(",", -1))
            .map(String::strip)
            .anyMatch("no-store"::equals)
        ? word
        : "may be cached";
  }
}
