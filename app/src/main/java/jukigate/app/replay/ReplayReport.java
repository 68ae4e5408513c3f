package jukigate.app.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.app.diff.HtmlView;
import jukigate.app.report.DirectoryNames;
import jukigate.app.report.ResultTables;
import jukigate.app.report.Template;
import jukigate.domain.Bilingual;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.store.OwnerOnly;

/**
 * What a replay showed, on one page: each difference once, with how often it came.
 *
 * @param started when the first playing began
 * @param planned how many playings there were to be; more than there are when it was cut short
 * @param again the command that does it again
 */
public record ReplayReport(Instant started, int planned, List<Replayed> played, String again) {
  private static final int NAMED = 8;

  public ReplayReport {
    played = List.copyOf(played);
  }

  /** Whether everything that was planned went as expected. */
  public boolean isGood() {
    return !played.isEmpty()
        && played.size() == planned
        && played.stream().allMatch(it -> it.went().isGood());
  }

  /** The same difference, in whichever playing. */
  private record Difference(String name, Went.Problem problem) {}

  private Map<Difference, List<Integer>> differences() {
    Map<Difference, List<Integer>> all = new LinkedHashMap<>();
    for (Replayed each : played) {
      each.went()
          .problems()
          .forEach(
              it ->
                  all.computeIfAbsent(new Difference(each.name(), it), key -> new ArrayList<>())
                      .add(each.time()));
    }
    return all;
  }

  /** For programs; no personal data. */
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("verdict", isGood() ? "good" : "bad");
    data.put("started", started.toString());
    data.put("planned", planned);
    data.put("played", played.size());
    data.put("good", played.stream().filter(it -> it.went().isGood()).count());
    data.put("messages", played.stream().mapToInt(it -> it.went().messages()).sum());
    data.put("millis", played.stream().mapToLong(it -> it.went().took().toMillis()).sum());
    data.put("overLine", ended().anyMatch(it -> it.lineChanges() > 0));
    data.put("lineChanges", ended().mapToInt(Went.Ended::lineChanges).sum());
    data.put("lost", ended().mapToInt(Went.Ended::lost).sum());
    data.put("again", again);
    data.put(
        "differences",
        differences().entrySet().stream()
            .map(it -> difference(it.getKey(), it.getValue()))
            .toList());
    data.put("runs", played.stream().map(ReplayReport::run).toList());
    return data;
  }

  private Stream<Went.Ended> ended() {
    return played.stream()
        .map(Replayed::went)
        .filter(Went.Ended.class::isInstance)
        .map(Went.Ended.class::cast);
  }

  private static Map<String, Object> difference(Difference of, List<Integer> times) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("scenario", of.name());
    data.put("step", of.problem().step());
    data.put("title", text(of.problem().title()));
    data.put("missing", of.problem().isMissing());
    data.put("what", of.problem().what());
    data.put("count", times.size());
    data.put(
        "times",
        times.stream()
                .distinct()
                .limit(NAMED)
                .map(String::valueOf)
                .collect(Collectors.joining(", "))
            + (times.stream().distinct().count() > NAMED ? " …" : ""));
    return data;
  }

  private static Map<String, Object> run(Replayed one) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("scenario", one.name());
    data.put("title", text(one.scenario().title()));
    data.put("time", one.time());
    data.put("verdict", one.went().isGood() ? "good" : "bad");
    data.put("messages", one.went().messages());
    data.put("millis", one.went().took().toMillis());
    data.put("folder", one.folder().toString());
    if (one.went() instanceof Went.Ended ended) {
      data.put("lineChanges", ended.lineChanges());
      data.put("lost", ended.lost());
      data.put(
          "scenarios",
          new ResultTables(ended.result(), new DirectoryNames()).data().get("scenarios"));
    }
    data.put(
        "problems",
        one.went().problems().stream()
            .map(
                it ->
                    it.step()
                        + ". "
                        + it.title().en()
                        + (it.isMissing() ? ": missing " : ": surplus ")
                        + it.what())
            .toList());
    return data;
  }

  private static Map<String, String> text(Bilingual text) {
    return new TreeMap<>(Map.of("ja", text.ja(), "en", text.en()));
  }

  /**
   * Writes {@code replay.html}, {@code junit.xml} and {@code results.json}, each whole, over what
   * is there. Refused: DISK_FULL.
   */
  public Outcome<Path> write(Path folder) {
    try {
      OwnerOnly.home(folder);
      place(
          folder.resolve("replay.html"),
          new Template(ReplayReport.class, "replay.ftlh").fill(page()));
      place(
          folder.resolve("junit.xml"), new Template(ReplayReport.class, "junit.ftlx").fill(data()));
      place(folder.resolve("results.json"), json());
      return Outcome.passed(folder);
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.DISK_FULL, folder, e.getClass().getSimpleName());
    }
  }

  /** With bodies beside each other: they are as personal as the messages. */
  private Map<String, Object> page() {
    Map<String, Object> model = new LinkedHashMap<>(data());
    model.put("diffStyle", HtmlView.style());
    model.put("beside", new BesideEachOther(played).shown());
    return model;
  }

  private String json() {
    try {
      return new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(data())
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers are always representable", e);
    }
  }

  private static void place(Path file, String text) throws IOException {
    OwnerOnly.place(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
