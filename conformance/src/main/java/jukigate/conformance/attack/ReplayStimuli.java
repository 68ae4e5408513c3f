package jukigate.conformance.attack;

import static java.util.Map.entry;
import static jukigate.conformance.attack.Splice.drafted;
import static jukigate.conformance.attack.Splice.insider;
import static jukigate.conformance.attack.Splice.regex;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import jukigate.domain.message.Payload;

/** RPL: too old, too early, or there before. */
final class ReplayStimuli {
  private static final Duration LIFE = Duration.ofMinutes(5);

  private ReplayStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry(
            "RPL-01",
            List.of(
                drafted("expired", it -> it.created(it.created().minus(LIFE), LIFE)),
                drafted("stale", it -> it.created(it.created().minusSeconds(180), LIFE)),
                drafted("tomorrow", it -> it.created(it.created().plusSeconds(86_400), LIFE)),
                drafted("a-day-long", it -> it.created(it.created(), Duration.ofDays(1))))),
        entry(
            "RPL-02",
            List.of(
                regex("no-timestamp", SignatureStimuli.element("wsu:Timestamp"), ""),
                regex("twice", SignatureStimuli.element("wsu:Timestamp"), "$1$1"),
                insider("no-expires", it -> it.replaceFirst("<wsu:Expires>.*</wsu:Expires>", "")),
                insider("two-created", it -> it.replaceFirst("(<wsu:Created>.*?d>)", "$1$1")),
                insider("local-time", it -> it.replaceFirst("Z(</wsu:Created>)", "$1")),
                insider("hour-24", it -> it.replaceFirst("T..(:[^<]*</wsu:Created>)", "T24$1")))),
        entry("RPL-03", List.of(again("same-bytes", (range, sent) -> sent.bytes()))),
        entry("RPL-04", List.of(again("ecdsa-twin", Range::ellipticLetter, ReplayStimuli::twin))),
        entry(
            "RPL-05",
            List.of(
                respelt("base64", text -> text.replaceFirst("(<ds:SignatureValue>.{8})", "$1\n")),
                respelt("header-order", ReplayStimuli::reordered))),
        entry(
            "RPL-09",
            List.of(
                again(
                    "same-id-other-content",
                    (range, sent) ->
                        range.seal(
                            range.letter().messageId(sent.letter().addressing().messageId()))),
                again("signed-again", (range, sent) -> range.seal(sent.letter())))));
  }

  private record Sent(Letter letter, Payload bytes) {}

  /** A good letter is accepted; then comes the shot. */
  private static Variant again(String name, BiFunction<Range, Sent, Payload> second) {
    return again(name, Range::letter, second);
  }

  private static Variant again(
      String name, Function<Range, Letter> first, BiFunction<Range, Sent, Payload> second) {
    return new Variant(
        name,
        range -> {
          Letter letter = first.apply(range);
          Sent sent = new Sent(letter, range.seal(letter));
          range.send(range.shot(letter, sent.bytes()));
          return range.shot(letter, second.apply(range, sent));
        });
  }

  private static Variant respelt(String name, UnaryOperator<String> change) {
    return again(name, (range, sent) -> Payload.ofUtf8(change.apply(Range.text(sent.bytes()))));
  }

  private static Payload twin(Range range, Sent sent) {
    return Payload.ofUtf8(Resealed.twin(Range.text(sent.bytes()), sent.letter().signer()));
  }

  /** Header blocks are signed one by one: their order is not. */
  private static String reordered(String text) {
    return text.replaceFirst("(?s)(<wsa:To .*?</wsa:To>)(<wsa:From .*?</wsa:From>)", "$2$1");
  }
}
