package jukigate.conformance.attack;

import static java.util.Map.entry;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import jukigate.domain.message.Payload;

/** SIG: bytes that one reader takes for this text and another for that. */
final class EncodingStimuli {
  private static final String PLACE = "op-0001";

  private EncodingStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry(
            "SIG-27",
            List.of(
                in("utf-16", StandardCharsets.UTF_16),
                in("utf-16le", StandardCharsets.UTF_16LE),
                in("utf-32", Charset.forName("UTF-32")),
                bytes("utf-7", EncodingStimuli::utf7),
                bytes("bom", text -> utf8("\uFEFF" + text)),
                placed("overlong-2", 0xC0, 0xAF),
                placed("overlong-3", 0xE0, 0x80, 0xAF),
                placed("overlong-zero", 0xC0, 0x80),
                placed("half-a-surrogate-pair", 0xED, 0xA0, 0x80),
                placed("surrogates-one-by-one", 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80),
                placed("beyond-unicode", 0xF4, 0x90, 0x80, 0x80),
                placed("zero", 0),
                placed("no-character", 0xEF, 0xBF, 0xBF),
                bytes("zero-by-number", text -> utf8(text.replace(PLACE, "op&#0;0001"))),
                bytes("surrogate-by-number", text -> utf8(text.replace(PLACE, "op&#xD800;"))),
                bytes("xml-1.1", text -> utf8("<?xml version=\"1.1\"?>" + text)),
                bytes(
                    "next-line-as-line-end", text -> utf8("<?xml version=\"1.1\"?>\u0085" + text)),
                bytes(
                    "declared-shift-jis",
                    text -> utf8("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>" + text)))));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Variant in(String name, Charset charset) {
    return bytes(name, text -> text.getBytes(charset));
  }

  private static byte[] utf7(String text) {
    return utf8("<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + text.replace(PLACE, "+ADw-x+AD4-"));
  }

  /** In the place of the operator. */
  private static Variant placed(String name, int... values) {
    return bytes(
        name,
        text -> {
          var all = new ByteArrayOutputStream();
          int at = text.indexOf(PLACE);
          all.writeBytes(utf8(text.substring(0, at)));
          IntStream.of(values).forEach(all::write);
          all.writeBytes(utf8(text.substring(at + PLACE.length())));
          return all.toByteArray();
        });
  }

  private static Variant bytes(String name, Function<String, byte[]> change) {
    return new Variant(
        name,
        range -> {
          Letter letter = range.letter();
          return range.shot(letter, Payload.of(change.apply(range.text(letter))));
        });
  }
}
