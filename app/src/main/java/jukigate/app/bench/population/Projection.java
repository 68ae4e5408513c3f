package jukigate.app.bench.population;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import jukigate.simulators.store.Space;

/**
 * One figure for the whole of Japan, calculated and not measured.
 *
 * @param figure what it is
 * @param model how it was calculated
 * @param value for {@link #PEOPLE}
 * @param worst the largest relative error of the model at the sizes that were measured
 */
public record Projection(Figure figure, Model model, double value, double worst) {
  /** 125 million, about the people of Japan. */
  public static final int PEOPLE = 125_000_000;

  /** What is projected, with its unit. */
  public enum Figure {
    FILL_SECONDS,
    FILL_CPU_SECONDS,
    DISK_GIGABYTES,
    INDEX_HEIGHT,
    CODE_CPU_MICROS,
    FOUR_ITEMS_CPU_MICROS
  }

  /** What is taken for granted. */
  public enum Model {
    /** Each resident costs as much as the one before. */
    LINEAR,
    /** A page of the index holds as many entries as now, on every level. */
    TREE,
    /** Each level of the index costs as much as now, and nothing else depends on the size. */
    LEVELS
  }

  private static final String RECORDS = "IDENTITY_RECORD";

  /** All projections; none of fewer than two sizes, none of a time of which a part is not known. */
  static List<Projection> of(List<Grown> sizes) {
    if (sizes.size() < 2) {
      return List.of();
    }
    List<Projection> all = new ArrayList<>();
    if (sizes.getFirst().found() == 0) {
      all.add(linear(Figure.FILL_SECONDS, sizes, it -> it.fillMillis() / 1e3));
      all.add(linear(Figure.FILL_CPU_SECONDS, sizes, it -> it.fillCpuMicros() / 1e6));
    }
    all.add(linear(Figure.DISK_GIGABYTES, sizes, it -> it.diskBytes() / 1e9));
    all.add(height(sizes));
    all.add(byLevels(Figure.CODE_CPU_MICROS, sizes, Question.CODE));
    all.add(byLevels(Figure.FOUR_ITEMS_CPU_MICROS, sizes, Question.FOUR_ITEMS));
    return all;
  }

  private static Projection linear(Figure figure, List<Grown> sizes, ToDoubleFunction<Grown> of) {
    var line = Line.through(points(sizes, of));
    return new Projection(figure, Model.LINEAR, line.at(PEOPLE), line.worst());
  }

  private static Projection byLevels(Figure figure, List<Grown> sizes, Question question) {
    Grown largest = sizes.getLast();
    double each = largest.at(question).cpuMicros() / measured(largest);
    double worst =
        sizes.stream()
            .mapToDouble(
                it -> Math.abs(each * measured(it) / Math.max(1, it.at(question).cpuMicros()) - 1))
            .max()
            .orElse(0);
    return new Projection(figure, Model.LEVELS, each * levels(PEOPLE, entries(largest)), worst);
  }

  private static List<Line.Point> points(List<Grown> sizes, ToDoubleFunction<Grown> value) {
    return sizes.stream()
        .map(it -> new Line.Point(it.people(), Math.max(1e-6, value.applyAsDouble(it))))
        .toList();
  }

  private static Projection height(List<Grown> sizes) {
    Grown largest = sizes.getLast();
    double entries = entries(largest);
    double worst =
        sizes.stream()
            .mapToDouble(it -> Math.abs(levels(it.people(), entries) / measured(it) - 1))
            .max()
            .orElse(0);
    return new Projection(Figure.INDEX_HEIGHT, Model.TREE, levels(PEOPLE, entries), worst);
  }

  private static double measured(Grown size) {
    return Math.max(1, size.at(Question.CODE).height());
  }

  /** How many entries a page of the largest index of the records holds on the average. */
  private static double entries(Grown size) {
    long pages =
        size.space().stream()
            .filter(it -> it.isIndex() && it.table().equals(RECORDS))
            .mapToLong(Space::pages)
            .max()
            .orElse(1);
    return Math.max(2, (double) size.people() / pages);
  }

  /** Levels of an index, the leaves included. */
  private static double levels(double people, double entries) {
    int levels = 1;
    for (double pages = Math.ceil(people / entries);
        pages > 1;
        pages = Math.ceil(pages / entries)) {
      levels++;
    }
    return levels;
  }

  /** The measured heights beside the model's, for a reader who doubts it. */
  static List<List<Double>> heights(List<Grown> sizes) {
    double entries = entries(sizes.getLast());
    List<List<Double>> both = new ArrayList<>();
    sizes.forEach(it -> both.add(List.of(measured(it), levels(it.people(), entries))));
    return both;
  }
}
