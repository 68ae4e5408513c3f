package jukigate.conformance.attack;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jukigate.conformance.attack.Wrapping.EvilId;
import jukigate.conformance.attack.Wrapping.Place;
import jukigate.conformance.attack.Wrapping.Signed;
import jukigate.conformance.stand.Reply;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.keystores.BadCertificate;
import jukigate.wire.xml.SafeXml;
import jukigate.wire.xml.XmlLimits;

/** The other direction: a good request, and a node of the network that answers it badly. */
final class AnswerStimuli {
  private static final int TOO_LONG = (10 << 20) + 1;
  private static final String STACK =
      "<html><body>java.sql.SQLException: at jp.example.Juki.find(Juki.java:42)</body></html>";

  private AnswerStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry(
            "AUT-06",
            List.of(
                altered("unsigned", text -> element(text, "wsse:Security")),
                drafted(
                    "signed-by-another-node",
                    (it, range) -> it.signer(signing(range, Target.CITY))),
                drafted(
                    "signed-by-the-gateway",
                    (it, range) -> it.signer(signing(range, NodeId.GATEWAY))),
                flawed("signed-with-unknown-ca", "sign-unknown-ca"),
                flawed("signed-with-expired", "sign-expired"),
                flawed("signed-with-revoked", "sign-revoked"),
                drafted("from-another-node", (it, range) -> it.from(Target.PREFECTURE)),
                drafted("to-another-city", (it, range) -> it.to(Target.CITY)),
                drafted("relates-to-another", (it, range) -> it.relatesTo(range.freshId())),
                altered("relates-to-nothing", text -> element(text, "wsa:RelatesTo")),
                encryptedAnswer())),
        entry(
            "RPL-10",
            List.of(
                again("answer-of-the-request-before"),
                drafted("stale", (it, range) -> it.created(it.created().minusSeconds(180))))),
        entry("SIG-28", Stream.concat(bindings(), wrappings()).toList()),
        entry(
            "SOAP-10",
            List.of(
                raw("stack-trace", "500 Error", STACK, "text/html"),
                raw("stack-trace-as-xml", "500 Error", STACK, "text/xml; charset=utf-8"),
                answered("as-text", it -> typed(it, "text/plain")),
                answered("as-multipart", it -> typed(it, "multipart/related; boundary=b")))),
        entry(
            "TLS-31",
            List.of(
                answered("cut-in-the-middle", it -> Arrays.copyOf(Reply.http(it), it.size())),
                answered("end-of-xml-missing", AnswerStimuli::endMissing),
                answered("last-chunk-missing", AnswerStimuli::lastChunkMissing))),
        entry(
            "DOS-04",
            List.of(
                answered("answer-of-10-mebibytes", AnswerStimuli::tooLong),
                declared("request-of-100-mebibytes", 100L << 20),
                declared("request-of-1-gibibyte", 1L << 30))));
  }

  /** The gateway could not say what it relays. */
  private static Variant encryptedAnswer() {
    return drafted(
        "answer-for-somebody-else",
        (it, range) ->
            it.encryptFor(range.target().pki().encryptionCertificate(Target.OTHER_CITY)));
  }

  private static Stream<Variant> bindings() {
    return Stream.of(
        altered(
            "relates-to-altered",
            text -> text.replaceFirst("(wsa:RelatesTo[^>]*>urn:uuid:).", "$1z")),
        altered("body-altered", text -> text.replaceFirst("(updateNumber>)1<", "$12<")),
        altered(
            "action-altered", text -> text.replaceFirst("Response</wsa:Action>", "</wsa:Action>")),
        altered(
            "signature-altered", text -> text.replaceFirst("(<ds:SignatureValue>)....", "$1AAAA")));
  }

  private static Stream<Variant> wrappings() {
    return Stream.of(
            Place.SIGNATURE_OBJECT, Place.SECURITY_LAST, Place.SIBLING_AFTER, Place.UNKNOWN_HEADER)
        .flatMap(
            place ->
                Stream.of(EvilId.SAME, EvilId.OTHER)
                    .map(id -> new Wrapping(Signed.BODY, place, id)))
        .map(
            wrapping ->
                answered("wrapped " + wrapping.label(), it -> Reply.http(wrapped(wrapping, it))));
  }

  private static Payload wrapped(Wrapping wrapping, Payload answer) {
    var document = SafeXml.parse(answer, XmlLimits.DEFAULT).orThrow();
    return wrapping.apply(document, Map.of("updateNumber", "2"));
  }

  private static jukigate.wire.key.SigningIdentity signing(Range range, NodeId node) {
    return range.target().pki().signing(node, range.target().profile());
  }

  private static Variant flawed(String name, String id) {
    BadCertificate bad = BadCertificate.ofId(id).orElseThrow();
    return drafted(
        name,
        (it, range) -> it.signer(range.target().pki().bad().signing(bad, Target.FALSE_PREFECTURE)));
  }

  /** Something else is sealed than what is right. */
  private static Variant drafted(String name, BiFunction<Reply, Range, Reply> change) {
    return exchange(
        name,
        (request, range) ->
            Reply.http(
                change
                    .apply(Reply.to(request, range.network()), range)
                    .seal(range.target().profile())));
  }

  /** The sealed answer is changed. */
  private static Variant altered(String name, UnaryOperator<String> change) {
    return answered(
        name,
        answer -> {
          String good = Range.text(answer);
          String changed = change.apply(good);
          if (changed.equals(good)) {
            throw new IllegalArgumentException(name + " changes nothing");
          }
          return Reply.http(Payload.ofUtf8(changed));
        });
  }

  /** The answer is right, the HTTP around it is not. */
  private static Variant answered(String name, java.util.function.Function<Payload, byte[]> http) {
    return exchange(
        name,
        (request, range) ->
            http.apply(Reply.to(request, range.network()).seal(range.target().profile())));
  }

  private static Variant raw(String name, String status, String text, String type) {
    return exchange(
        name,
        (request, range) ->
            Reply.http(
                status,
                Payload.ofUtf8(text),
                head -> head.replace("text/xml; charset=utf-8", type)));
  }

  private static Variant exchange(String name, BiFunction<Payload, Range, byte[]> answer) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.letter(Target.FALSE_CITY, Target.FALSE_PREFECTURE);
          range.answer(letter, request -> answer.apply(request, range));
          return range.shot(letter, range.seal(letter));
        });
  }

  /** A good exchange; its answer, byte for byte, answers the next request. */
  private static Variant again(String name) {
    return new Variant(
        name,
        range -> {
          byte[][] kept = new byte[1][];
          Letter first = range.letter(Target.FALSE_CITY, Target.FALSE_PREFECTURE);
          range.answer(
              first,
              request -> {
                kept[0] =
                    Reply.http(Reply.to(request, range.network()).seal(range.target().profile()));
                return kept[0];
              });
          relayed(range, range.send(range.shot(first, range.seal(first))));
          Letter second = range.letter(Target.FALSE_CITY, Target.FALSE_PREFECTURE);
          range.answer(second, request -> kept[0]);
          return range.shot(second, range.seal(second));
        });
  }

  /** Nothing is shown by bad answers that are refused, if good ones are refused, too. */
  private static void relayed(Range range, Observed observed) {
    String good = "response of " + Target.FALSE_PREFECTURE;
    if (range.target().hostile().isPresent() && !observed.answer().equals(good)) {
      throw new IllegalStateException("a good answer is not relayed: " + observed.answer());
    }
  }

  private static String element(String text, String name) {
    return Pattern.compile("<" + name + "[ >].*?</" + name + ">", Pattern.DOTALL)
        .matcher(text)
        .replaceFirst("");
  }

  private static byte[] typed(Payload answer, String type) {
    return Reply.http("200 OK", answer, head -> head.replace("text/xml; charset=utf-8", type));
  }

  /** Ends where TCP ends; nobody says that anything is missing. */
  private static byte[] endMissing(Payload answer) {
    Payload part = Payload.of(Arrays.copyOf(answer.toByteArray(), answer.size() - 20));
    return Reply.http("200 OK", part, head -> head.replaceFirst("Content-Length: [0-9]+\r\n", ""));
  }

  private static byte[] lastChunkMissing(Payload answer) {
    String chunk = Integer.toHexString(answer.size()) + "\r\n" + Range.text(answer) + "\r\n";
    return Reply.http(
        "200 OK",
        Payload.ofUtf8(chunk),
        head -> head.replaceFirst("Content-Length: [0-9]+", "Transfer-Encoding: chunked"));
  }

  /** So many bytes are announced; nobody must wait for them. */
  private static Variant declared(String name, long bytes) {
    return Splice.http(
        name,
        it ->
            it.keptOpen()
                .headers(l -> l.startsWith("Content-Length") ? "Content-Length: " + bytes : l));
  }

  private static byte[] tooLong(Payload answer) {
    byte[] bytes = Arrays.copyOf(answer.toByteArray(), TOO_LONG);
    Arrays.fill(bytes, answer.size(), bytes.length, (byte) ' ');
    return Reply.http(Payload.of(bytes));
  }
}
