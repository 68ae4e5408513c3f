package jukigate.conformance.attack;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jukigate.domain.message.Payload;
import jukigate.wire.key.SigningIdentity;

/** Ways to make a variant out of a good letter. */
final class Splice {
  private Splice() {}

  /** Something else is sealed than what is right. */
  static Variant drafted(String name, UnaryOperator<Letter> change) {
    return new Variant(
        name,
        range -> {
          Letter letter = change.apply(range.letter());
          return range.shot(letter, range.seal(letter));
        });
  }

  /** The sealed text is changed on its way. */
  static Variant text(String name, UnaryOperator<String> change) {
    return signed(name, (text, signer) -> change.apply(text));
  }

  /** The sealed text is changed by somebody who holds the signer's key. */
  static Variant signed(String name, BiFunction<String, SigningIdentity, String> change) {
    return signed(name, Range::letter, change);
  }

  /** The same where only a key on an elliptic curve will do. */
  static Variant elliptic(String name, BiFunction<String, SigningIdentity, String> change) {
    return signed(name, Range::ellipticLetter, change);
  }

  private static Variant signed(
      String name,
      Function<Range, Letter> draft,
      BiFunction<String, SigningIdentity, String> change) {
    return new Variant(
        name,
        range -> {
          Letter letter = draft.apply(range);
          String good = range.text(letter);
          String changed = change.apply(good, letter.signer());
          if (changed.equals(good)) {
            throw new IllegalArgumentException(name + " changes nothing");
          }
          return range.shot(letter, Payload.ofUtf8(changed));
        });
  }

  /** The bytes are right, the HTTP around them is not. */
  static Variant http(String name, UnaryOperator<HttpRequest> change) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.letter();
          return range.shot(letter, change.apply(range.post(letter, range.seal(letter))));
        });
  }

  /** Replaces what the pattern finds first. */
  static Variant regex(String name, String pattern, String replacement) {
    Pattern compiled = Pattern.compile(pattern, Pattern.DOTALL);
    return text(name, text -> compiled.matcher(text).replaceFirst(replacement));
  }

  static Variant replace(String name, String old, String replacement) {
    return regex(name, Pattern.quote(old), Matcher.quoteReplacement(replacement));
  }

  static Variant before(String name, String place, String inserted) {
    return replace(name, place, inserted + place);
  }

  static Variant after(String name, String place, String inserted) {
    return replace(name, place, place + inserted);
  }

  /** The same with a right signature over what then stands there. */
  static Variant insider(String name, UnaryOperator<String> change) {
    return signed(
        name,
        (text, signer) -> {
          String changed = change.apply(text);
          if (changed.equals(text)) {
            throw new IllegalArgumentException(name + " changes nothing");
          }
          return Resealed.whole(changed, signer);
        });
  }

  /** SignedInfo is changed and signed again. */
  static Variant signedInfo(String name, String pattern, String replacement) {
    Pattern compiled = Pattern.compile(pattern, Pattern.DOTALL);
    return signed(
        name,
        (text, signer) ->
            Resealed.signature(compiled.matcher(text).replaceFirst(replacement), signer));
  }
}
