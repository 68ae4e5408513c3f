package jukigate.conformance.attack;

import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import jukigate.conformance.line.Heard;

/**
 * Whether refusals can be told apart by whoever provoked them: by status, length, or any byte but
 * those that are new in each answer (ids, times, digests, the signature). It remembers the first
 * answer that it sees and compares the others with it: one for each shot.
 */
final class Alike implements Terms.Eye {
  private static final Pattern NEW =
      Pattern.compile(
          "(?<=<ds:DigestValue>)[^<]*|(?<=<ds:SignatureValue>)[^<]*|(?<=<wsu:Created>)[^<]*"
              + "|(?<=<wsu:Expires>)[^<]*|(?<=urn:uuid:)[0-9a-f-]{36}"
              + "|(?<=[:<]correlationId>)[^<]*");

  private final AtomicReference<Look> first = new AtomicReference<>();

  /** What an answer looks like to whoever wants to learn from it. */
  private record Look(String word, int status, int size, String text) {
    static Look of(Heard heard, String word) {
      return switch (heard) {
        case Heard.Answer answer ->
            new Look(
                word,
                answer.status(),
                answer.body().size(),
                NEW.matcher(Range.text(answer.body())).replaceAll(""));
        case Heard.Alert alert -> new Look(word, 0, 0, "");
        case Heard.Nothing nothing -> new Look(word, 0, 0, "");
      };
    }
  }

  @Override
  public String word(Heard heard, String word) {
    Look look = Look.of(heard, word);
    Look other = first.compareAndExchange(null, look);
    return other == null || other.equals(look) ? word : "told apart: " + word;
  }
}
