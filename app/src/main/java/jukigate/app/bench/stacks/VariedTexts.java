package jukigate.app.bench.stacks;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import jukigate.domain.message.Payload;
import jukigate.domain.register.Gaiji;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.UnifiedCode;

/**
 * Names and addresses that stacks stumble over: kanji beyond the BMP, variation sequences,
 * combining marks, characters that XML escapes, runs of spaces, the longest text, 外字 with code and
 * picture.
 */
final class VariedTexts {
  private static final String IDEOGRAPHIC_SPACE = "\u3000";
  private static final String GETA = "〓";
  private static final String YOSHI = "\uD842\uDFB7"; // 𠮷, J+AEAC
  private static final int J_YOSHI = 0xAEAC;

  private static final List<String> SURNAMES =
      List.of(
          "架空",
          YOSHI + "田",
          "髙橋",
          "山﨑",
          "葛\uDB40\uDD00城", // a variation sequence
          "辻\uDB40\uDD01",
          "渡邉\uDB40\uDD00",
          "\uD842\uDF9F\u5DDD", // 𠮟川
          "\uD867\uDE3D\u6D66", // 𩸽浦
          "齋藤",
          "か\u309Aうら", // a combining mark
          "丈\uD840\uDC0B"); // 𠀋
  private static final List<String> GIVEN =
      List.of("通子", "一郎", "さくら", "ゑい", "龍之介", "\uD840\uDC89太", "ヴィオラ", "〆子", "凜", "𦥑吉");
  private static final List<String> FOREIGN =
      List.of(
          "O'BRIEN  MARY ANN",
          "SMITH & SONS <JOHN>",
          "\"QUOTE\" ]]> CDATA",
          "NGUYỄN VĂN ĐỨC",
          "Ångström Zoe\u0301",
          "李\u00A0小龍",
          "김\u3000민준",
          "МАРИЯ ИВАНОВА");
  private static final List<String> PLACES =
      List.of(
          "静岡県静岡市葵区架空町１丁目２番３号",
          "静岡県浜松市中央区見本町4-5-6",
          "静岡県沼津市大字" + YOSHI + "原字例示７８９番地",
          "静岡県富士市葛\uDB40\uDD00城町10番地の2 見本ハイツ  203号室",
          "静岡県静岡市駿河区例示 A&B <東> 棟");

  private final RandomGenerator random;

  VariedTexts(RandomGenerator random) {
    this.random = random;
  }

  /** 氏名. */
  RegisterText name() {
    return switch (random.nextInt(12)) {
      case 0, 1 -> RegisterText.of(pick(FOREIGN));
      case 2 -> withCode();
      case 3 -> withPicture();
      case 4 -> RegisterText.of(filled(pick(SURNAMES)));
      default -> RegisterText.of(pick(SURNAMES) + space() + pick(GIVEN));
    };
  }

  /** 住所. */
  RegisterText address() {
    String place = pick(PLACES);
    return RegisterText.of(
        switch (random.nextInt(6)) {
          case 0 -> filled(place);
          case 1 -> place + IDEOGRAPHIC_SPACE + pick(SURNAMES) + "方";
          default -> place + random.nextInt(1, 10_000);
        });
  }

  private RegisterText withCode() {
    var yoshi =
        new Gaiji(
            1,
            Optional.of(new UnifiedCode(J_YOSHI)),
            Optional.empty(),
            random.nextBoolean() ? Optional.of("吉") : Optional.empty());
    return parsed(YOSHI + "野" + space() + pick(GIVEN), List.of(yoshi));
  }

  private RegisterText withPicture() {
    byte[] picture = new byte[random.nextInt(20) == 0 ? 60_000 : random.nextInt(1, 700)];
    random.nextBytes(picture);
    var first = new Gaiji(1, Optional.empty(), Optional.of(Payload.of(picture)), Optional.of("代"));
    var third = new Gaiji(3, Optional.empty(), Optional.of(Payload.of(picture)), Optional.empty());
    return parsed(
        GETA + "本" + GETA + space() + pick(GIVEN),
        random.nextBoolean() ? List.of(first, third) : List.of(first));
  }

  /** As long as a text may be, in characters as people see them. */
  private static String filled(String part) {
    int each = RegisterText.of(part).length();
    return part.repeat(RegisterText.LONGEST / each);
  }

  private String space() {
    return random.nextInt(4) == 0 ? " " : IDEOGRAPHIC_SPACE;
  }

  private static RegisterText parsed(String text, List<Gaiji> gaiji) {
    return RegisterText.parse(text, gaiji).orElseThrow();
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
