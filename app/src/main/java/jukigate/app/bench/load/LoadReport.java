package jukigate.app.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jukigate.app.report.Plot;
import jukigate.app.report.ResultPage;
import jukigate.app.report.Template;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * What the loads showed: one page, and the same for programs.
 *
 * @param ended when it was over
 * @param rounds warming up (round 0) included
 */
public record LoadReport(Instant ended, Machine machine, LoadPlan plan, List<Measured> rounds) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EXCHANGE = "exchange";

  /** Of results that name none: there was no choice yet. */
  private static final String ONCE_THE_ONLY_ONE = "update";

  public LoadReport {
    rounds = List.copyOf(rounds);
  }

  /** A ratio that is worse than it was. */
  public record Worse(Ratio now, double before) {}

  private List<Measured> counted() {
    return rounds.stream().filter(it -> it.round() > 0).toList();
  }

  public List<Cell> cells() {
    return Cell.of(counted());
  }

  public List<Ratio> ratios() {
    return Ratio.of(counted());
  }

  /** Exchanges that failed or whose answer did not verify, warming up included. */
  public long errors() {
    return rounds.stream().mapToLong(it -> it.figures().errors()).sum();
  }

  /** Whether nothing failed, and every load had answers. */
  public boolean isGood() {
    return errors() == 0 && counted().stream().allMatch(it -> it.figures().exchanges() > 0);
  }

  /** For programs; no personal data. */
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("verdict", isGood() ? "good" : "bad");
    data.put("ended", ended.toString());
    data.put(EXCHANGE, plan.work().label());
    data.put("machine", machine);
    data.put("seconds", plan.time().toSeconds());
    data.put("warmUpSeconds", plan.warmUp().toSeconds());
    data.put("rounds", plan.rounds());
    data.put("sizes", plan.sizes());
    data.put("errors", errors());
    data.put("ratios", ratios());
    data.put("cells", cells());
    data.put("measured", rounds);
    return data;
  }

  /**
   * Which ratios are worse than in a run of before. Refused: FILE_UNREADABLE; FILE_INVALID when it
   * is of another exchange, or no ratio of it was measured now.
   *
   * @param before its {@code results.json}
   */
  public Outcome<List<Worse>> comparedWith(Path before) {
    JsonNode read;
    try {
      read = JSON.readTree(before.toFile());
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, before, e.getClass().getSimpleName());
    }
    String exchanged = read.path(EXCHANGE).asText(ONCE_THE_ONLY_ONE);
    if (!exchanged.equals(plan.work().label())) {
      return Outcome.refused(RefusalCode.FILE_INVALID, before, 1, EXCHANGE + ": " + exchanged);
    }
    List<Worse> worse = new ArrayList<>();
    int compared = 0;
    for (Ratio now : ratios()) {
      for (JsonNode old : read.path("ratios")) {
        if (now.name().equals(old.path("name").asText())
            && now.size().equals(old.path("size").asText())
            && old.path("value").path("median").isNumber()) {
          compared++;
          double median = old.path("value").path("median").asDouble();
          if (now.isWorseThan(median)) {
            worse.add(new Worse(now, median));
          }
        }
      }
    }
    return compared == 0
        ? Outcome.refused(RefusalCode.FILE_INVALID, before, 1, "ratios")
        : Outcome.passed(worse);
  }

  /** Writes {@code load.html} and {@code results.json}. Refused: DISK_FULL. */
  public Outcome<Path> write(Path folder) {
    String page = new Template(LoadReport.class, "load.ftlh").fill(model());
    return new ResultPage(page, data()).write(folder, "load.html");
  }

  private Map<String, Object> model() {
    Map<String, Object> model = new HashMap<>();
    model.put("good", isGood());
    model.put("ended", ended.toString());
    model.put("operation", plan.work().operation());
    model.put("machine", machine);
    model.put("rounds", plan.rounds());
    model.put("seconds", plan.time().toSeconds());
    model.put("errors", errors());
    model.put("sizes", plan.sizes());
    model.put("callers", plan.callers());
    model.put("rates", plan.rates());
    model.put("cells", cells());
    model.put("ratios", ratios());
    model.put("plotScript", Plot.script());
    model.put("plotStyle", Plot.style());
    return model;
  }
}
