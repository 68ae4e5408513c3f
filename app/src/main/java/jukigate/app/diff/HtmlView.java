package jukigate.app.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import jukigate.app.diff.Sheet.Cell;
import jukigate.app.diff.Sheet.Row;
import jukigate.app.report.Template;
import jukigate.domain.Bilingual;
import jukigate.domain.Language;

/**
 * A diff as HTML, in both languages and without a script. Values are shown as they are: keep it in
 * files that only their owner can read.
 */
public final class HtmlView {
  private static final int MOST_ASIDE = 500;

  private final Diff diff;

  public HtmlView(Diff diff) {
    this.diff = diff;
  }

  /**
   * What a template shows of a difference.
   *
   * @param kind e.g. {@code Value}
   */
  public record Shown(Bilingual sentence, String path, String kind) {}

  /** What a template shows of a row, its cells in the order of the sides. */
  public record ShownRow(int depth, boolean differs, List<Cell> cells) {}

  /**
   * @param folded whether it is far from every difference
   * @param size how many rows it has
   * @param rows empty where there are too many that nobody asks for
   */
  public record Part(boolean folded, int size, List<ShownRow> rows) {}

  /**
   * A page of its own.
   *
   * @param language in which it opens
   */
  public String page(Sides sides, Language language) {
    Map<String, Object> model = model();
    model.put("expected", sides.expected().name());
    model.put("actual", sides.actual().name());
    sides.recorded().ifPresent(it -> model.put("recorded", it.name()));
    model.put("language", language.locale().getLanguage());
    model.put("equal", diff.isEqual());
    model.put("byForm", diff.byForm());
    return new Template(HtmlView.class, "diff.ftlh").fill(model);
  }

  /**
   * To be put into another page, which hides the elements of one language ({@code lang="ja"},
   * {@code lang="en"}); {@link #style} belongs into the head of that page.
   */
  public String fragment() {
    return new Template(HtmlView.class, "fragment.ftlh").fill(model());
  }

  /** The style sheet of fragments, without the tags around it. */
  public static String style() {
    return new Template(HtmlView.class, "style.ftlh").fill(Map.of());
  }

  private Map<String, Object> model() {
    Map<String, Object> model = new HashMap<>();
    model.put(
        "differences",
        diff.differences().stream()
            .limit(Folded.MOST_DIFFERENCES)
            .map(
                it ->
                    new Shown(
                        new Sentence(it, UnaryOperator.identity()).bilingual(),
                        it.place().path(),
                        it.getClass().getSimpleName()))
            .toList());
    model.put("sides", diff.sheet().sides().stream().map(Side::title).toList());
    Sheet shown = Folded.beginning(diff.sheet());
    model.put("parts", Folded.parts(shown).stream().map(this::part).toList());
    model.put("more", Math.max(0, diff.differences().size() - Folded.MOST_DIFFERENCES));
    model.put("rest", diff.sheet().rows().size() - shown.rows().size());
    return model;
  }

  private Part part(Folded part) {
    boolean heavy = part.isAside() && part.rows().size() > MOST_ASIDE;
    return new Part(
        part.isAside(),
        part.rows().size(),
        heavy ? List.of() : part.rows().stream().map(this::row).toList());
  }

  private ShownRow row(Row row) {
    return new ShownRow(
        row.depth(),
        row.differs(),
        diff.sheet().sides().stream().map(side -> legible(row.cell(side))).toList());
  }

  private static Cell legible(Cell cell) {
    return Cell.joined(
        cell.pieces().stream()
            .map(it -> new Sheet.Piece(Legible.of(it.text()), it.differs()))
            .toList());
  }
}
