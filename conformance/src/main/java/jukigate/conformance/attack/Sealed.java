package jukigate.conformance.attack;

import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import jukigate.domain.message.Payload;

/** Ways to make a variant out of a good encrypted letter; every one is rightly signed. */
final class Sealed {
  private Sealed() {}

  /** What stands around the ciphertext is changed. */
  static Variant text(String name, UnaryOperator<String> change) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.closedLetter();
          String good = range.text(letter);
          String changed = change.apply(good);
          if (changed.equals(good)) {
            throw new IllegalArgumentException(name + " changes nothing");
          }
          return range.closedShot(letter, Payload.ofUtf8(Resealed.whole(changed, letter.signer())));
        });
  }

  /** Only the node can tell that it is wrong. */
  static Variant atNode(Variant variant) {
    return new Variant(
        variant.name(),
        range -> {
          Shot shot = variant.make().apply(range);
          return shot.on(shot.terms().delivering(1));
        });
  }

  static Variant regex(String name, String pattern, String replacement) {
    Pattern compiled = Pattern.compile(pattern, Pattern.DOTALL);
    return text(name, text -> compiled.matcher(text).replaceFirst(replacement));
  }

  static Variant before(String name, String place, String inserted) {
    return text(name, text -> text.replace(place, inserted + place));
  }

  /** Right ciphertext is opened before. */
  static Variant opened(Variant variant) {
    return new Variant(
        variant.name(),
        range -> {
          opens(range);
          return variant.make().apply(range);
        });
  }

  /**
   * Other ciphertext under the marks of the right one. Its answer must be like that to one whose
   * tag is wrong.
   */
  static Variant alike(String name, BiFunction<Range, Letter, Ciphertext> make) {
    return new Variant(
        name,
        range -> {
          Shot first = shot(range, (r, letter) -> turned(good(r, letter)));
          Shot both = first.then(shot(range, make));
          return both.on(both.terms().delivering(2).seenBy(new Alike()));
        });
  }

  static Shot shot(Range range, BiFunction<Range, Letter, Ciphertext> make) {
    Letter letter = range.closedLetter();
    String text = make.apply(range, letter).into(range.text(letter));
    return range.closedShot(letter, Payload.ofUtf8(Resealed.whole(text, letter.signer())));
  }

  /** What the sealer would make, under a known key. */
  static Ciphertext good(Range range, Letter letter) {
    return Ciphertext.of(plain(letter), Ciphertext.secret(32), range.reader());
  }

  static String plain(Letter letter) {
    return letter.body().replaceFirst("<\\?xml[^>]*>\\s*", "").strip();
  }

  private static Ciphertext turned(Ciphertext good) {
    return good.data(
        data -> {
          data[data.length - 1] ^= 1;
          return data;
        });
  }

  /** Nothing is shown by what does not open, if what is right does not open either. */
  private static void opens(Range range) {
    if (range.target().hostile().isEmpty()) {
      return;
    }
    Witness witness = range.target().witness();
    Shot good = shot(range, Sealed::good);
    long before = witness.state(good.resident()).taken();
    Observed observed = range.send(good);
    if (witness.state(good.resident()).taken() != before + 1) {
      throw new IllegalStateException("a good ciphertext is not opened: " + observed.answer());
    }
  }
}
