package jukigate.simulators.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Noto Sans JP in one document, which gets the glyphs that are used. Licence beside the data in
 * {@code NotoSansJP-Regular.NOTICE.txt}.
 */
final class EmbeddedFont implements Typeface {
  private static final String FILE = "NotoSansJP-Regular.ttf";

  private final PDFont font;
  private final CmapLookup glyphs;
  private final SortedMap<Integer, Integer> used = new TreeMap<>();

  private EmbeddedFont(PDFont font, CmapLookup glyphs) {
    this.font = font;
    this.glyphs = glyphs;
  }

  static EmbeddedFont in(PDDocument document) throws IOException {
    try (var stream = Objects.requireNonNull(EmbeddedFont.class.getResourceAsStream(FILE))) {
      TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(stream));
      parsed.setEnableGsub(false); // one character, one glyph
      CmapLookup lookup = parsed.getUnicodeCmapLookup();
      return new EmbeddedFont(PDType0Font.load(document, parsed, true), lookup);
    }
  }

  PDFont font() {
    return font;
  }

  /** What will be drawn. */
  String use(String text) {
    text.codePoints().forEach(point -> used.merge(glyphs.getGlyphId(point), point, Math::max));
    return text;
  }

  /** The code point of each glyph that is drawn; a kanji before a radical of the same shape. */
  SortedMap<Integer, Integer> used() {
    return used;
  }

  @Override
  public boolean has(int codePoint) {
    return glyphs.getGlyphId(codePoint) != 0;
  }

  @Override
  public float width(String text, float size) {
    try {
      return font.getStringWidth(text) / 1000 * size;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
