package jukigate.conformance.attack;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import jukigate.conformance.line.Heard;
import jukigate.domain.message.Payload;

/** LOG: what a message writes into the records of the endpoint. */
final class LogStimuli {
  private static final Pattern CONTROL = Pattern.compile("\\p{C}");
  private static final String NAME = "架空 通子";

  private LogStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry(
            "LOG-05",
            List.of(
                action("line-feed", "urn:x&#10;2026-11-21T00:00:00Z INFO forged"),
                action("carriage-return", "urn:x&#13;&#10;forged"),
                action("terminal", "urn:x&#x9b;31m&#x9b;2J"),
                action("right-to-left", "urn:x&#x202e;degrof&#x2066;"),
                action("json", "urn:x&quot;},{&quot;verdict&quot;:&quot;ANSWERED"),
                typed("media-type", "text/plain; x=\u009b31m"),
                lines(
                    "path",
                    Splice.http(
                        "path", it -> it.target("/identity-update/v1/%0d%0aforged%1b%5b2J"))))),
        entry(
            "LOG-06",
            List.of(
                person("refused-signature", it -> it, it -> it.replace(">A06<", ">A07<")),
                person("refused-content", it -> it.replace(">A06<", ">ZZZ<"), it -> it),
                person(
                    "refused-number",
                    it -> it.replaceFirst("(individualNumber>[0-9]{11})[0-9]", "$1x"),
                    it -> it),
                person("refused-xml", it -> it, it -> it.replace("</u:record>", "")))));
  }

  /** An insider signs an action that holds this. */
  private static Variant action(String name, String action) {
    return lines(
        name,
        Splice.insider(name, it -> it.replaceFirst("(<wsa:Action[^>]*>)[^<]*", "$1" + action)));
  }

  private static Variant typed(String name, String type) {
    return lines(
        name,
        Splice.http(
            name,
            it -> it.headers(l -> l.startsWith("Content-Type") ? "Content-Type: " + type : l)));
  }

  private static Variant lines(String name, Variant variant) {
    return new Variant(
        name,
        range ->
            variant
                .make()
                .apply(range)
                .on(
                    Terms.NOTHING_PASSES.seenBy(
                        (heard, word) -> isOneLine(range, heard) ? word : "broken line")));
  }

  private static boolean isOneLine(Range range, Heard heard) {
    boolean record =
        detail(range, heard).map(CONTROL::matcher).filter(found -> found.find()).isEmpty();
    return record && range.target().witness().said().lines().noneMatch(LogStimuli::isForged);
  }

  private static boolean isForged(String line) {
    return line.startsWith("forged")
        || line.startsWith("2026-11-21T00:00:00Z INFO forged")
        || CONTROL.matcher(line).find();
  }

  private static Optional<String> detail(Range range, Heard heard) {
    return heard instanceof Heard.Answer answer
        ? answer.correlationId().flatMap(range.target().witness()::find).map(it -> it.detail())
        : Optional.empty();
  }

  /** Neither the log, nor the record, nor the answer may tell who it is about. */
  private static Variant person(
      String name, UnaryOperator<String> body, UnaryOperator<String> sealed) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.letter().body(body);
          String text = sealed.apply(range.text(letter));
          List<String> secrets =
              List.of(letter.resident().value(), NAME, letter.resident().value().substring(0, 10));
          return range
              .shot(letter, Payload.ofUtf8(text))
              .on(
                  Terms.NOTHING_PASSES.seenBy(
                      (heard, word) ->
                          secrets.stream().anyMatch(it -> told(range, heard).contains(it))
                              ? "tells who it is about"
                              : word));
        });
  }

  private static String told(Range range, Heard heard) {
    String answer = heard instanceof Heard.Answer it ? Range.text(it.body()) : "";
    return answer + detail(range, heard).orElse("") + range.target().witness().said();
  }
}
