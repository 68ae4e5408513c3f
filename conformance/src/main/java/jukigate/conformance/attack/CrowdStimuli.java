package jukigate.conformance.attack;

import static java.util.Map.entry;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import jukigate.conformance.line.Dial;
import jukigate.domain.message.Payload;

/** RPL: a message that comes more than once, and its forged copies. */
final class CrowdStimuli {
  private static final Terms ONE_PASSES = Terms.NOTHING_PASSES.accepting(1);

  private CrowdStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry(
            "RPL-06",
            List.of(
                poison("body", it -> it.replaceFirst(">A06<", ">A07<")),
                poison("signature", it -> it.replaceFirst("(<ds:SignatureValue>)....", "$1AAAA")),
                poison(
                    "unsigned",
                    it -> it.replaceFirst("(?s)<ds:Signature[ >].*?</ds:Signature>", "")),
                poison("not-a-contract", it -> it.replaceFirst("u:UpdateIdentity ", "u:Other ")),
                insiders("signed-by-another-node"))),
        entry(
            "RPL-07",
            List.of(
                again("other-service", it -> it.target("/card-state/v1")),
                again("other-version", it -> it.target("/identity-update/v2")),
                again("service-below", it -> it.target("/identity-update/v1/copy")),
                again("other-query", it -> it.target("/identity-update/v1?again=1")),
                byReceiver("back-from-the-receiver"))),
        entry("RPL-08", List.of(copies("two", 2), copies("thirty", 30))));
  }

  /** A forged copy first: it must not use up the id of the genuine one. */
  private static Variant poison(String name, UnaryOperator<String> change) {
    return twice(
        name,
        (range, letter) -> {
          String good = range.text(letter);
          String forged = change.apply(good);
          if (forged.equals(good)) {
            throw new IllegalArgumentException(name + " changes nothing");
          }
          return range
              .shot(letter, Payload.ofUtf8(forged))
              .then(range.shot(letter, Payload.ofUtf8(good)));
        });
  }

  private static Variant insiders(String name) {
    return twice(
        name,
        (range, letter) -> {
          Letter other =
              range
                  .letter(Target.OTHER_CITY, Target.PREFECTURE)
                  .messageId(letter.addressing().messageId());
          return range.shot(other, range.seal(other)).then(range.shot(letter, range.seal(letter)));
        });
  }

  private static Variant twice(String name, BiFunction<Range, Letter, Shot> make) {
    return new Variant(name, range -> make.apply(range, range.letter()).on(ONE_PASSES));
  }

  /** An accepted message, once more and somewhere else. */
  private static Variant again(String name, UnaryOperator<HttpRequest> change) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.letter();
          Payload bytes = range.seal(letter);
          range.send(range.shot(letter, bytes));
          return range.shot(letter, change.apply(range.post(letter, bytes)));
        });
  }

  /** Whoever has received a message has its bytes. */
  private static Variant byReceiver(String name) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.letter();
          Payload bytes = range.seal(letter);
          range.send(range.shot(letter, bytes));
          var receiver = Dial.Tls.of(range.target().pki().tls(Target.PREFECTURE));
          return range.shot(letter, bytes).over(receiver);
        });
  }

  /** The same bytes on many connections at the same moment. */
  private static Variant copies(String name, int number) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.letter();
          Shot one = range.shot(letter, range.seal(letter));
          return new Shot(
              one.resident(), Collections.nCopies(number, one.dial()), ONE_PASSES.together());
        });
  }
}
