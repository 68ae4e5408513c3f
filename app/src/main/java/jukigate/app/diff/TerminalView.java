package jukigate.app.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import jukigate.app.diff.Sheet.Cell;
import jukigate.app.diff.Sheet.Piece;
import jukigate.app.diff.Sheet.Row;
import jukigate.domain.Bilingual;
import jukigate.domain.Language;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** A diff on a terminal: first what differs in words, then the XML beside each other. */
public final class TerminalView {
  private static final int WIDTH = 100;
  private static final int LONGEST = 72;
  private static final String BETWEEN = " │ ";

  private final Language language;
  private final boolean coloured;
  private final UnaryOperator<String> values;

  /**
   * @param coloured whether the terminal shows colours; without them brackets mark what differs
   * @param values how values are shown, e.g. with numbers masked
   */
  public TerminalView(Language language, boolean coloured, UnaryOperator<String> values) {
    this.language = language;
    this.coloured = coloured;
    this.values = values;
  }

  public List<String> lines(Diff diff) {
    List<String> lines = new ArrayList<>();
    diff.differences().stream()
        .limit(Folded.MOST_DIFFERENCES)
        .forEach(
            it -> {
              lines.add(styled("✗ " + new Sentence(it, values).in(language), Style.bold));
              lines.add(styled("    " + it.place().path(), Style.faint));
            });
    int more = diff.differences().size() - Folded.MOST_DIFFERENCES;
    if (more > 0) {
      lines.add("⋯ " + new Bilingual("ほか " + more + " 件", more + " more").in(language));
    }
    if (!diff.isEqual()) {
      lines.add("");
      lines.addAll(new Page(diff.sheet()).lines());
    }
    return lines;
  }

  private String styled(String text, IStyle style) {
    return coloured ? style.on() + text + style.off() : text;
  }

  private static IStyle style(Side side) {
    return switch (side) {
      case RECORDED -> Style.fg_cyan;
      case EXPECTED -> Style.fg_green;
      case ACTUAL -> Style.fg_red;
    };
  }

  /**
   * A line of a cell.
   *
   * @param text with its styles
   * @param columns how many it takes
   */
  private record Line(String text, int columns) {}

  private final class Page {
    private final Sheet sheet;
    private final int width;

    Page(Sheet sheet) {
      this.sheet = sheet;
      int sides = sheet.sides().size();
      this.width = (WIDTH - 2 - BETWEEN.length() * (sides - 1)) / sides;
    }

    List<String> lines() {
      List<String> lines = new ArrayList<>();
      lines.add(
          joined(
              "  ", sheet.sides().stream().map(side -> plain(side.title().in(language))).toList()));
      lines.add("─".repeat(WIDTH));
      Sheet shown = Folded.beginning(sheet);
      for (Folded part : Folded.parts(shown)) {
        if (part.isAside()) {
          lines.add(styled("  ⋯ " + same(part.rows().size()), Style.faint));
        } else {
          part.rows().forEach(row -> lines.addAll(lines(row)));
        }
      }
      int rest = sheet.rows().size() - shown.rows().size();
      if (rest > 0) {
        lines.add("  ⋯ " + new Bilingual("続き " + rest + " 行", rest + " more rows").in(language));
      }
      return lines;
    }

    private String same(int rows) {
      return new Bilingual("同じ " + rows + " 行", rows + " rows the same").in(language);
    }

    private List<String> lines(Row row) {
      List<List<Line>> cells =
          sheet.sides().stream().map(side -> cell(side, row.cell(side), row.depth())).toList();
      int height = cells.stream().mapToInt(List::size).max().orElse(0);
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < height; i++) {
        int at = i;
        lines.add(
            joined(
                row.differs() && i == 0 ? "≠ " : "  ",
                cells.stream().map(it -> at < it.size() ? it.get(at) : plain("")).toList()));
      }
      return lines;
    }

    private String joined(String gutter, List<Line> cells) {
      StringBuilder line = new StringBuilder(gutter);
      for (int i = 0; i < cells.size(); i++) {
        Line cell = cells.get(i);
        line.append(i == 0 ? "" : BETWEEN).append(cell.text());
        line.append(" ".repeat(Math.max(0, width - cell.columns())));
      }
      return line.toString().stripTrailing();
    }

    private Line plain(String text) {
      return new Line(text, Columns.of(text));
    }

    private List<Line> cell(Side side, Cell cell, int depth) {
      String indent = " ".repeat(Math.min(depth * (sheet.sides().size() > 2 ? 1 : 2), width / 3));
      List<Line> lines = new ArrayList<>();
      StringBuilder line = new StringBuilder(indent);
      int used = indent.length();
      for (Piece piece : marked(cell)) {
        List<String> parts = Columns.broken(piece.text(), width - used, width - indent.length());
        for (int i = 0; i < parts.size(); i++) {
          if (i > 0) {
            lines.add(new Line(line.toString(), used));
            line = new StringBuilder(indent);
            used = indent.length();
          }
          line.append(piece.differs() ? styled(parts.get(i), style(side)) : parts.get(i));
          used += Columns.of(parts.get(i));
        }
      }
      lines.add(new Line(line.toString(), used));
      return lines;
    }

    /** In brackets where there are no colours; of an element in one row the end tag is short. */
    private List<Piece> marked(Cell cell) {
      List<Piece> pieces =
          Cell.joined(
                  cell.pieces().stream().map(it -> shown(it, cell.pieces().size() > 1)).toList())
              .pieces();
      return coloured
          ? pieces
          : pieces.stream()
              .map(it -> it.differs() ? new Piece("⟦" + it.text() + "⟧", true) : it)
              .toList();
    }

    private Piece shown(Piece piece, boolean oneRow) {
      if (oneRow && piece.text().startsWith("</")) {
        return new Piece("</>", piece.differs());
      }
      String text = Legible.of(values.apply(piece.text()));
      return new Piece(piece.differs() ? text : shortened(text), piece.differs());
    }

    private static String shortened(String text) {
      int length = text.codePointCount(0, text.length());
      return length <= LONGEST
          ? text
          : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "… (" + length + ")";
    }
  }
}
