package jukigate.conformance.attack;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import jukigate.conformance.line.Speech;
import jukigate.domain.message.Payload;

/** ATT: messages in parts. No contract of the network has any. */
final class AttachmentStimuli {
  private static final String NAME = "架空 通子";
  private static final String ROOT = "Content-Type: application/xop+xml; type=\"text/xml\"\r\n";
  private static final String BINARY = "Content-Type: application/octet-stream\r\n";
  private static final int DROPPED = 20;

  private AttachmentStimuli() {}

  /**
   * @param boundary between the parts
   * @param parameters of the Content-Type, behind the boundary
   * @param parts heads and bodies
   */
  private record Multipart(String boundary, String parameters, List<String> parts) {
    static Multipart of(String... parts) {
      return new Multipart(
          "b-1", "; type=\"application/xop+xml\"; start=\"<root>\"", List.of(parts));
    }

    Multipart parameters(String other) {
      return new Multipart(boundary, other, parts);
    }

    Multipart boundary(String other) {
      return new Multipart(other, parameters, parts);
    }

    String type() {
      return "multipart/related; boundary=\"" + boundary + "\"" + parameters;
    }

    String open() {
      StringBuilder text = new StringBuilder();
      parts.forEach(part -> text.append("--").append(boundary).append("\r\n").append(part));
      return text.toString();
    }

    String text() {
      return open() + "--" + boundary + "--\r\n";
    }
  }

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry("ATT-01", includes()),
        entry("ATT-02", crowds()),
        entry("ATT-03", sizes()),
        entry("ATT-04", attachments()),
        entry("ATT-05", List.of(dropped())),
        entry("ATT-06", roots()));
  }

  private static List<Variant> includes() {
    return List.of(
        sent("xop-http", (range, text) -> Multipart.of(include(text, range.canary().url()))),
        sent("xop-file", (range, text) -> Multipart.of(include(text, "file:///etc/hostname"))),
        sent("cid-missing", (range, text) -> Multipart.of(include(text, "cid:nobody"))),
        sent(
            "cid-twice",
            (range, text) ->
                Multipart.of(include(text, "cid:a"), binary("a", "one"), binary("a", "two"))),
        sent(
            "cid-of-itself",
            (range, text) -> Multipart.of(include(text, "cid:a"), binary("a", xop("cid:a")))),
        new Variant(
            "xop-in-plain-xml",
            range -> {
              Letter letter =
                  range.letter().body(it -> it.replace(NAME, xop(range.canary().url())));
              return range.shot(letter, range.seal(letter));
            }));
  }

  private static String xop(String address) {
    return "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\""
        + address
        + "\"/>";
  }

  private static String include(String text, String address) {
    return root(text.replace(NAME, xop(address)));
  }

  private static String root(String text) {
    return ROOT + "Content-ID: <root>\r\n\r\n" + text + "\r\n";
  }

  private static String binary(String id, String text) {
    return BINARY + "Content-ID: <" + id + ">\r\n\r\n" + text + "\r\n";
  }

  private static List<Variant> crowds() {
    return List.of(
        sent("fifty-one-parts", (range, text) -> parts(text, 50)),
        sent("ten-thousand-parts", (range, text) -> parts(text, 9_999)),
        sent("five-hundred-headers", (range, text) -> Multipart.of(root(text), headed("X-", 501))),
        sent(
            "folded-header",
            (range, text) -> Multipart.of(root(text), "X-A: 1\r\n 2\r\n" + binary("a", "x"))),
        sent("repeated-header", (range, text) -> Multipart.of(root(text), headed("X-A", 40))));
  }

  private static Multipart parts(String text, int more) {
    return new Multipart(
        "b-1",
        "; type=\"application/xop+xml\"; start=\"<root>\"",
        Stream.concat(Stream.of(root(text)), Collections.nCopies(more, binary("a", "x")).stream())
            .toList());
  }

  private static String headed(String name, int number) {
    StringBuilder head = new StringBuilder();
    for (int i = 0; i < number; i++) {
      head.append(name).append(name.endsWith("-") ? String.valueOf(i) : "").append(": 1\r\n");
    }
    return head + binary("a", "x");
  }

  private static List<Variant> sizes() {
    return List.of(
        sent(
            "nine-mebibytes",
            (range, text) -> Multipart.of(root(text), binary("a", "x".repeat(9 << 20)))),
        bytes("no-end", (range, text) -> Multipart.of(root(text), binary("a", "x")), false),
        sent(
            "boundary-of-200", (range, text) -> Multipart.of(root(text)).boundary("b".repeat(200))),
        sent(
            "boundary-as-pattern",
            (range, text) -> Multipart.of(root(text)).boundary("(a+)+(b|b)*'")),
        sent(
            "nested",
            (range, text) ->
                Multipart.of(
                    root(text),
                    "Content-Type: multipart/related; boundary=\"b-1\"\r\n\r\n--b-1\r\n"
                        + binary("a", "x"))),
        sent(
            "quoted-printable",
            (range, text) ->
                Multipart.of(
                    root(text),
                    "Content-Transfer-Encoding: quoted-printable\r\n"
                        + binary("a", "=\r\n".repeat(50_000)))));
  }

  private static List<Variant> attachments() {
    return List.of(
        sent("unsigned", (range, text) -> Multipart.of(root(text), binary("a", "evil"))),
        sent(
            "signed-then-swapped",
            (range, text) ->
                Multipart.of(
                    root(text),
                    "Content-Description: swapped\r\n" + binary("a", "evil in place of good"))),
        sent(
            "name-outside",
            (range, text) ->
                Multipart.of(
                    root(text),
                    "Content-Disposition: attachment; filename=\"../../../tmp/evil\"\r\n"
                        + binary("../../evil", "x"))));
  }

  private static List<Variant> roots() {
    return List.of(
        sent(
            "start-names-another-part",
            (range, text) ->
                Multipart.of(root(text), binary("a", "<x/>"))
                    .parameters("; type=\"text/xml\"; start=\"<a>\"")),
        sent(
            "start-names-nothing",
            (range, text) -> Multipart.of(root(text)).parameters("; start=\"<nobody>\"")),
        sent("no-start", (range, text) -> Multipart.of(root(text)).parameters("")),
        sent(
            "two-starts",
            (range, text) ->
                Multipart.of(root(text)).parameters("; start=\"<root>\"; start=\"<a>\"")),
        sent(
            "other-type",
            (range, text) ->
                Multipart.of(root(text))
                    .parameters(
                        "; type=\"text/html\"; start=\"<root>\"; start-info=\"text/plain\"")));
  }

  /** Half of it, and gone, many times; then one that is whole. */
  private static Variant dropped() {
    return new Variant(
        "dropped-in-the-middle",
        range -> {
          Letter letter = range.letter();
          Multipart parts =
              Multipart.of(root(range.text(letter)), binary("a", "x".repeat(100_000)));
          Payload all = request(range, letter, parts, parts.text()).bytes();
          Shot whole = range.said(letter, all);
          byte[] half = Arrays.copyOf(all.toByteArray(), all.size() / 2);
          var gone = range.said(letter, Payload.of(half)).dial().said(new Speech.HangUp());
          return new Shot(
                  letter.resident(), Collections.nCopies(DROPPED, gone), Terms.NOTHING_PASSES)
              .then(whole);
        });
  }

  private static Variant sent(String name, BiFunction<Range, String, Multipart> make) {
    return bytes(name, make, true);
  }

  private static Variant bytes(
      String name, BiFunction<Range, String, Multipart> make, boolean ends) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.letter();
          Multipart parts = make.apply(range, range.text(letter));
          return range.shot(
              letter, request(range, letter, parts, ends ? parts.text() : parts.open()));
        });
  }

  private static HttpRequest request(Range range, Letter letter, Multipart parts, String text) {
    return range.post(letter, Payload.of(new byte[0])).body(parts.type(), Payload.ofUtf8(text));
  }
}
