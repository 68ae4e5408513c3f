package jukigate.simulators.resident;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import jukigate.domain.message.Payload;
import jukigate.domain.register.Gaiji;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.UnifiedCode;

/**
 * 異体字: surnames as the register really has them: 髙 﨑 𠮷 邉, ideographic variation sequences, and now
 * and then a 残存外字 that exists only as an image. Codes: 文字情報基盤 MJ文字情報一覧表.
 */
final class SpellingVariants {
  /**
   * @param common the everyday character, also the 代替文字
   * @param exact one character as people see it, in one to four chars
   * @param code 住基ネット統一文字コード
   * @param perMille how often
   */
  private record Variant(String common, String exact, String code, int perMille) {}

  private static final List<Variant> VARIANTS =
      List.of(
          new Variant("高", "髙", "J+9AD9", 300),
          new Variant("崎", "﨑", "J+FA11", 300),
          new Variant("吉", "\uD842\uDFB7", "J+AEAC", 200),
          new Variant("邉", "邉", "J+9089", 1000),
          new Variant("邊", "邊\uDB40\uDD0E", "J+BD5E", 500),
          new Variant("葛", "葛\uDB40\uDD02", "J+845B", 500),
          new Variant("辺", "邉", "J+9089", 100),
          new Variant("辺", "邊\uDB40\uDD0E", "J+BD5E", 60));

  /** A PNG of one pixel: what it shows does not matter, that it travels does. */
  private static final Payload IMAGE =
      Payload.of(
          Base64.getDecoder()
              .decode(
                  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="));

  private SpellingVariants() {}

  /** A surname of one family, spelt in one way for all its members. */
  static RegisterText spell(Draw draw, String surname) {
    for (Variant variant : VARIANTS) {
      int at = surname.indexOf(variant.common());
      if (at >= 0 && draw.chance(variant.perMille())) {
        String exact = surname.replace(variant.common(), variant.exact());
        return new RegisterText(exact, List.of(gaiji(at + 1, variant)));
      }
    }
    return draw.chance(3) ? asImage(surname) : RegisterText.of(surname);
  }

  private static Gaiji gaiji(int position, Variant variant) {
    Optional<String> alternative = Optional.of(variant.common());
    return new Gaiji(position, UnifiedCode.parse(variant.code()), Optional.empty(), alternative);
  }

  private static RegisterText asImage(String surname) {
    String first = surname.substring(0, 1);
    Gaiji image = new Gaiji(1, Optional.empty(), Optional.of(IMAGE), Optional.of(first));
    return new RegisterText("〓" + surname.substring(1), List.of(image));
  }
}
