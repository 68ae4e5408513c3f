package jukigate.domain.register;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jukigate.domain.message.Payload;

/**
 * 外字: one character of a text that needs more than its code points.
 *
 * @param position place in the text, counted in characters as people see them, from 1
 * @param code 住基ネット統一文字コード, if it has one
 * @param image 外字の画像 (PNG, at most 64 KiB): how 残存外字 travel, with 〓 in the text
 * @param alternative 代替文字: what to show where the shape cannot be; 1 to 8 characters
 */
public record Gaiji(
    int position,
    Optional<UnifiedCode> code,
    Optional<Payload> image,
    Optional<String> alternative) {
  private static final int LARGEST_IMAGE = 65_536;
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,3})(?:=(J\\+[0-9A-F]{4}))?(?:#([A-Za-z0-9+/=]+))?(?:~([^,\\t]+))?");

  public Gaiji {
    boolean imageFits = image.map(i -> i.size() > 0 && i.size() <= LARGEST_IMAGE).orElse(true);
    boolean alternativeFits = alternative.map(Gaiji::isAlternative).orElse(true);
    if (position < 1 || position > RegisterText.LONGEST || !imageFits || !alternativeFits) {
      throw new IllegalArgumentException("not a gaiji");
    }
  }

  /** A character that has a 統一文字コード. */
  public static Gaiji unified(int position, UnifiedCode code) {
    return new Gaiji(position, Optional.of(code), Optional.empty(), Optional.empty());
  }

  private static boolean isAlternative(String text) {
    return RegisterText.isStorable(text)
        && RegisterText.countCharacters(text) <= 8
        && text.indexOf(',') < 0;
  }

  /** {@code 1=J+AEAC#base64~代}: for one line of a store. */
  String text() {
    return position
        + code.map(c -> "=" + c).orElse("")
        + image.map(i -> "#" + Base64.getEncoder().encodeToString(i.toByteArray())).orElse("")
        + alternative.map(a -> "~" + a).orElse("");
  }

  /** The same character at another position. */
  Gaiji at(int elsewhere) {
    return new Gaiji(elsewhere, code, image, alternative);
  }

  static Optional<Gaiji> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      Optional<UnifiedCode> code = Optional.ofNullable(form.group(2)).flatMap(UnifiedCode::parse);
      Optional<Payload> image =
          Optional.ofNullable(form.group(3)).map(Base64.getDecoder()::decode).map(Payload::of);
      int position = Integer.parseInt(form.group(1));
      Gaiji gaiji = new Gaiji(position, code, image, Optional.ofNullable(form.group(4)));
      return Optional.of(gaiji).filter(one -> one.text().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
