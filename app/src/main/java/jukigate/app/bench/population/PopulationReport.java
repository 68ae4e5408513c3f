package jukigate.app.bench.population;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import jukigate.app.report.Plot;
import jukigate.app.report.ResultPage;
import jukigate.app.report.Template;
import jukigate.domain.refusal.Outcome;

/**
 * How a store grew: one page with its curves, and the same for programs.
 *
 * @param ended when it was over
 * @param sizes ascending, one at least
 */
public record PopulationReport(Instant ended, List<Grown> sizes) {
  public PopulationReport {
    sizes = List.copyOf(sizes);
  }

  /** Whether every answer was right, and none was found without an index. */
  public boolean isGood() {
    return sizes.stream().allMatch(Grown::isGood);
  }

  public List<Projection> projections() {
    return Projection.of(sizes);
  }

  /** For programs; no personal data. */
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("verdict", isGood() ? "good" : "bad");
    data.put("ended", ended.toString());
    data.put("processors", Runtime.getRuntime().availableProcessors());
    data.put("java", System.getProperty("java.version"));
    data.put("heapLimitBytes", Runtime.getRuntime().maxMemory());
    data.put("pageCachePages", System.getProperty("derby.storage.pageCacheSize", "1000"));
    data.put("sizes", sizes);
    data.put("projectedPeople", Projection.PEOPLE);
    data.put("projections", projections());
    data.put("heights", Projection.heights(sizes));
    return data;
  }

  /** Writes {@code population.html} and {@code results.json}. Refused: DISK_FULL. */
  public Outcome<Path> write(Path folder) {
    return new ResultPage(page(), data()).write(folder, "population.html");
  }

  private String page() {
    Map<String, Object> model = new HashMap<>(data());
    model.put("good", isGood());
    model.put("plotScript", Plot.script());
    model.put("plotStyle", Plot.style());
    model.put("people", row(Grown::people));
    model.put("fill", row(it -> it.fillMillis() / 1e3));
    model.put("fillCpu", row(it -> it.fillCpuMicros() / 1e6));
    model.put("disk", row(it -> it.diskBytes() / 1e9));
    model.put("live", row(it -> it.heapLiveBytes() / 1e6));
    model.put("peak", row(it -> it.heapPeakBytes() / 1e6));
    model.put("p50", questions(Asked::p50));
    model.put("p99", questions(Asked::p99));
    model.put("rows", questions(it -> it.rows() * 1e3));
    return new Template(PopulationReport.class, "population.ftlh").fill(model);
  }

  /** Milliseconds, or whatever a thousand of the figure are, by question. */
  private Map<String, List<Double>> questions(ToDoubleFunction<Asked> figure) {
    return Arrays.stream(Question.values())
        .collect(
            Collectors.toMap(
                Question::name,
                question -> row(it -> figure.applyAsDouble(it.at(question)) / 1e3),
                (one, other) -> one,
                LinkedHashMap::new));
  }

  private List<Double> row(ToDoubleFunction<Grown> value) {
    return sizes.stream().map(value::applyAsDouble).toList();
  }
}
