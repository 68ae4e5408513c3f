package jukigate.app.bench;

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
 * What a soak showed: one page with its curves, and the same for programs.
 *
 * @param ended when it was over
 */
public record SoakReport(Instant ended, Soak.Result result) {
  public SoakFindings findings() {
    return SoakFindings.of(result.samples());
  }

  /** Whether everything arrived and nothing grew. */
  public boolean isGood() {
    return result.failed() == 0 && result.waiting() == 0 && findings().isFlat();
  }

  /** For programs; no personal data. */
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("verdict", isGood() ? "good" : "bad");
    data.put("ended", ended.toString());
    data.put("rate", result.plan().rate());
    data.put("time", result.plan().time().toString());
    data.put("interval", result.plan().interval().toString());
    data.put("sent", result.sent());
    data.put("failed", result.failed());
    data.put("failures", result.failures());
    data.put("waiting", result.waiting());
    data.put("processors", Runtime.getRuntime().availableProcessors());
    data.put("java", System.getProperty("java.version"));
    data.put("curves", findings().curves());
    data.put("samples", result.samples());
    return data;
  }

  /** Writes {@code soak.html} and {@code results.json}. Refused: DISK_FULL. */
  public Outcome<Path> write(Path folder) {
    return new ResultPage(page(), data()).write(folder, "soak.html");
  }

  private String page() {
    Map<String, Object> model = new HashMap<>(data());
    model.put("flat", findings().curves().stream().map(SoakReport::shown).toList());
    model.put("plotScript", Plot.script());
    model.put("plotStyle", Plot.style());
    model.put("seconds", row(SoakSample::second));
    model.put("p50", row(it -> it.p50Micros() / 1_000.0));
    model.put("p99", row(it -> it.p99Micros() / 1_000.0));
    model.put("heap", row(it -> it.heapBytes() / 1_000_000.0));
    model.put("handles", row(SoakSample::handles));
    model.put("threads", row(SoakSample::threads));
    model.put("disk", row(it -> it.diskBytes() / 1_000_000.0));
    model.put("cpu", row(it -> it.cpuMicros() / 1_000.0));
    return new Template(SoakReport.class, "soak.ftlh").fill(model);
  }

  private static Map<String, Object> shown(SoakFindings.Curve curve) {
    return Map.of(
        "name", curve.name(),
        "begin", curve.begin(),
        "end", curve.end(),
        "allowed", curve.allowed(),
        "flat", curve.isFlat());
  }

  private List<Double> row(ToDoubleFunction<SoakSample> value) {
    return result.samples().stream().map(value::applyAsDouble).toList();
  }
}
