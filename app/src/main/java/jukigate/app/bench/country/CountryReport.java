package jukigate.app.bench.country;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import jukigate.app.report.Plot;
import jukigate.app.report.ResultPage;
import jukigate.app.report.Template;
import jukigate.domain.refusal.Outcome;

/**
 * What a country showed: one page with its curves, and the same for programs.
 *
 * @param ended when it was over
 */
public record CountryReport(Instant ended, CountryResult result) {
  /** For programs; no personal data. */
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("verdict", result.isGood() ? "good" : "bad");
    data.put("ended", ended.toString());
    data.put("nodes", result.nodes());
    data.put("minted", result.minted());
    data.put("startMillis", result.startMillis());
    data.put("idle", result.idle());
    data.put("worked", result.worked());
    data.put("processors", Runtime.getRuntime().availableProcessors());
    data.put("java", System.getProperty("java.version"));
    data.put("stages", result.stages().stream().map(CountryReport::stage).toList());
    return data;
  }

  /** Writes {@code country.html} and {@code results.json}. Refused: DISK_FULL. */
  public Outcome<Path> write(Path folder) {
    return new ResultPage(page(), data()).write(folder, "country.html");
  }

  private static Map<String, Object> stage(Stage stage) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("rate", stage.rate());
    data.put("seconds", stage.seconds());
    data.put("moves", stage.moves());
    data.put("ended", stage.ended());
    data.put("acknowledged", stage.acknowledged());
    data.put("achieved", stage.achieved());
    data.put("behind", stage.behind());
    data.put("lateMillis", stage.late());
    data.put("left", stage.left());
    data.put("keptUp", stage.keptUp());
    data.put("exchange", stage.exchange());
    data.put("move", stage.move());
    data.put("cpuMicros", stage.cpuMicros());
    data.put("refused", stage.refused());
    return data;
  }

  private String page() {
    Map<String, Object> model = new HashMap<>(data());
    model.put("heapMegabytes", megabytes(result.idle().heapBytes()));
    model.put("residentMegabytes", megabytes(result.idle().residentBytes()));
    model.put("workedMegabytes", megabytes(result.worked().residentBytes()));
    model.put("whole", result.isGood());
    model.put("plotScript", Plot.script());
    model.put("plotStyle", Plot.style());
    model.put("rates", row(Stage::rate));
    model.put("achieved", row(Stage::achieved));
    model.put("exchange50", row(it -> it.exchange().p50() / 1_000.0));
    model.put("exchange99", row(it -> it.exchange().p99() / 1_000.0));
    model.put("move50", row(it -> it.move().p50() / 1_000_000.0));
    model.put("move99", row(it -> it.move().p99() / 1_000_000.0));
    return new Template(CountryReport.class, "country.ftlh").fill(model);
  }

  private List<Double> row(ToDoubleFunction<Stage> value) {
    return result.stages().stream().map(value::applyAsDouble).toList();
  }

  private static double megabytes(long bytes) {
    return bytes / 1_000_000.0;
  }
}
