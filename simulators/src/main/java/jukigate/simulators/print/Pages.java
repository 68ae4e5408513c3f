package jukigate.simulators.print;

import java.util.ArrayList;
import java.util.List;
import jukigate.domain.register.RegisterText;

/**
 * Lays a form out on pages of A4. Every page says that it is a simulation, which page it is, and
 * how many characters of it are substitutes.
 */
final class Pages {
  static final float PAPER_WIDTH = 595.28f;
  static final float PAPER_HEIGHT = 841.89f;
  private static final float LEFT = 56;
  private static final float WIDTH = PAPER_WIDTH - 2 * LEFT;
  private static final float TOP = 76;
  private static final float BOTTOM = 776;
  private static final float LABEL = 170;
  private static final float TEXT = 10.5f;
  private static final float LEADING = 16;
  private static final float PADDING = 6;
  private static final float GAP = 14;
  private static final float CODE = 96;
  private static final String SIMULATION =
      "模擬 SIMULATION　架空の住民　証明の効力なし　invented residents, no legal effect";

  private final Typeface typeface;
  private final List<List<Mark>> pages = new ArrayList<>();
  private float y;

  private Pages(Typeface typeface) {
    this.typeface = typeface;
  }

  /** The marks of every page. */
  static List<List<Mark>> of(Form form, Typeface typeface) {
    var pages = new Pages(typeface);
    pages.begin();
    pages.add(pages.title(form));
    form.blocks().forEach(block -> pages.add(pages.piece(block)));
    for (int i = 0; i < pages.pages.size(); i++) {
      pages.footer(form, i);
    }
    return pages.pages.stream().map(List::copyOf).toList();
  }

  /** How many characters on a page are substitutes. */
  static long substitutes(List<Mark> page) {
    return page.stream()
        .filter(Mark.Line.class::isInstance)
        .flatMap(mark -> ((Mark.Line) mark).glyphs().stream())
        .filter(Glyph::isSubstitute)
        .count();
  }

  /** A part with its height, from its own upper left corner. */
  private record Piece(float height, List<Mark> marks) {}

  private void begin() {
    pages.add(new ArrayList<>());
    y = TOP;
    float size = 8;
    place(new Mark.Line(centre(SIMULATION, size), 44, size, glyphs(SIMULATION)));
  }

  private void add(Piece piece) {
    if (y + piece.height() > BOTTOM && y > TOP) {
      begin();
    }
    piece.marks().forEach(mark -> place(mark.moved(LEFT, y)));
    y += piece.height() + GAP;
  }

  private void place(Mark mark) {
    pages.getLast().add(mark);
  }

  private void footer(Form form, int index) {
    List<Mark> page = pages.get(index);
    long count = substitutes(page);
    String counted =
        "この頁の代替文字（"
            + Mark.SUBSTITUTE
            + "）"
            + count
            + "字　substitute characters on this page: "
            + count;
    String number = form.title() + "　" + (index + 1) + "/" + pages.size();
    page.add(new Mark.Line(LEFT, 806, 8, glyphs(counted)));
    float right = LEFT + WIDTH - typeface.width(number, 8);
    page.add(new Mark.Line(right, 806, 8, glyphs(number)));
  }

  private Piece title(Form form) {
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark.Line(centre(form.title(), 20) - LEFT, 24, 20, glyphs(form.title())));
    marks.add(new Mark.Line(centre(form.subtitle(), 11) - LEFT, 44, 11, glyphs(form.subtitle())));
    return new Piece(50, marks);
  }

  private Piece piece(Form.Block block) {
    return switch (block) {
      case Form.Block.Table(String heading, List<Form.Field> fields) -> table(heading, fields);
      case Form.Block.Sentence(String text) -> sentence(glyphs(text));
      case Form.Block.Signature(String date, String issuer) -> signature(date, issuer);
      case Form.Block.Code(String label, String content) -> code(label, content);
    };
  }

  private Piece table(String heading, List<Form.Field> fields) {
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark.Line(0, 12, 12, glyphs(heading)));
    float down = 20;
    for (Form.Field field : fields) {
      List<List<Glyph>> label = wrapped(glyphs(field.label()), LABEL - 2 * PADDING);
      List<List<Glyph>> value = wrapped(glyphs(field.value()), WIDTH - LABEL - 2 * PADDING);
      float height = Math.max(label.size(), value.size()) * LEADING + PADDING;
      marks.add(new Mark.Box(0, down, LABEL, height));
      marks.add(new Mark.Box(LABEL, down, WIDTH - LABEL, height));
      marks.addAll(lines(label, PADDING, down + PADDING));
      marks.addAll(lines(value, LABEL + PADDING, down + PADDING));
      down += height;
    }
    return new Piece(down, marks);
  }

  private Piece sentence(List<Glyph> glyphs) {
    List<List<Glyph>> lines = wrapped(glyphs, WIDTH);
    return new Piece(lines.size() * LEADING, lines(lines, 0, 0));
  }

  private Piece signature(String date, String issuer) {
    float wide = Math.max(typeface.width(date, 12), typeface.width(issuer, 12));
    return new Piece(
        48,
        List.of(
            new Mark.Line(WIDTH - wide, 14, 12, glyphs(date)),
            new Mark.Line(WIDTH - wide, 38, 12, glyphs(issuer))));
  }

  private Piece code(String label, String content) {
    return new Piece(
        CODE,
        List.of(
            new Mark.Squares(0, 0, CODE, QrCode.of(content)),
            new Mark.Line(CODE + GAP, 40, TEXT, glyphs(label)),
            new Mark.Line(CODE + GAP, 62, 15, glyphs(content))));
  }

  private static List<Mark> lines(List<List<Glyph>> lines, float right, float down) {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      marks.add(new Mark.Line(right, down + i * LEADING + TEXT, TEXT, lines.get(i)));
    }
    return marks;
  }

  private List<List<Glyph>> wrapped(List<Glyph> glyphs, float width) {
    List<List<Glyph>> lines = new ArrayList<>();
    List<Glyph> line = new ArrayList<>();
    float used = 0;
    for (Glyph glyph : glyphs) {
      float wide = width(glyph);
      if (used + wide > width && !line.isEmpty()) {
        lines.add(List.copyOf(line));
        line.clear();
        used = 0;
      }
      line.add(glyph);
      used += wide;
    }
    lines.add(List.copyOf(line));
    return lines;
  }

  private float width(Glyph glyph) {
    float wide = typeface.width(glyph.text(), TEXT);
    return glyph.isSubstitute() ? wide + typeface.width(Mark.SUBSTITUTE, TEXT * Mark.SIGN) : wide;
  }

  private float centre(String text, float size) {
    return (PAPER_WIDTH - typeface.width(text, size)) / 2;
  }

  private List<Glyph> glyphs(String text) {
    return Glyph.of(text, typeface::has);
  }

  private List<Glyph> glyphs(RegisterText text) {
    return Glyph.of(text, typeface::has);
  }
}
