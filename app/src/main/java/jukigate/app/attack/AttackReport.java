package jukigate.app.attack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jukigate.app.report.ShownText;
import jukigate.conformance.attack.Attack;
import jukigate.conformance.attack.AttackResult;
import jukigate.conformance.attack.AttackResult.Rule;
import jukigate.conformance.attack.AttackResult.Shown;
import jukigate.conformance.attack.Defences;
import jukigate.conformance.attack.Elsewhere;
import jukigate.conformance.matrix.CellResult;
import jukigate.domain.Bilingual;

/**
 * What a run of attacks found, as plain data for JSON and for the page.
 *
 * @param matrix the connections that were played; none when only attacks were asked for
 */
public record AttackReport(Run run, List<AttackResult> results, List<CellResult> matrix) {
  public AttackReport {
    results = List.copyOf(results);
    matrix = List.copyOf(matrix);
  }

  /**
   * Of which run.
   *
   * @param target what was attacked, in a few words
   * @param journals options of {@code audit}, to find the messages of this run, by lane; none where
   *     the journal is somebody else's
   */
  public record Run(
      String target,
      long seed,
      String profile,
      Instant started,
      Duration took,
      List<String> journals) {
    public Run {
      journals = List.copyOf(journals);
    }
  }

  public long refused() {
    return results.stream().filter(AttackResult::isRefused).count();
  }

  public long rightCells() {
    return matrix.stream().filter(CellResult::isRight).count();
  }

  public boolean isGood() {
    return refused() == results.size() && rightCells() == matrix.size();
  }

  public int variants() {
    return results.stream().mapToInt(result -> result.variants().size()).sum();
  }

  /** Everything but the bytes. */
  public Map<String, Object> data() {
    return data(shown -> Map.of());
  }

  /** With the bytes, as far as they fit on a page. */
  Map<String, Object> dataWithBytes() {
    ShownBytes bytes = new ShownBytes();
    // What got through comes first: it must be there whole.
    results.forEach(
        result -> result.variants().stream().filter(it -> !it.isRefused()).forEach(bytes::keep));
    return data(bytes::of);
  }

  private Map<String, Object> data(java.util.function.Function<Shown, Map<String, String>> bytes) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("good", isGood());
    data.put("target", run.target());
    data.put("seed", run.seed());
    data.put("profile", run.profile());
    data.put("started", run.started().toString());
    data.put("millis", run.took().toMillis());
    data.put("refused", refused());
    data.put("total", results.size());
    data.put("variants", variants());
    data.put("journals", run.journals());
    data.put("layers", layers());
    data.put("matrix", MatrixView.data(matrix));
    data.put("elsewhere", Elsewhere.all().stream().map(AttackReport::elsewhere).toList());
    data.put("attacks", results.stream().map(result -> attack(result, bytes)).toList());
    return data;
  }

  private static Map<String, Object> elsewhere(Elsewhere one) {
    return Map.of(
        "id", one.id(),
        "title", both(one.title()),
        "reason", both(one.reason()),
        "provenBy", one.provenBy());
  }

  private List<Map<String, Object>> layers() {
    Map<String, List<AttackResult>> byLayer = new LinkedHashMap<>();
    results.forEach(
        result ->
            byLayer
                .computeIfAbsent(result.attack().layer(), layer -> new ArrayList<>())
                .add(result));
    List<Map<String, Object>> layers = new ArrayList<>();
    byLayer.forEach(
        (layer, some) ->
            layers.add(
                Map.of(
                    "name", layer,
                    "refused", some.stream().filter(AttackResult::isRefused).count(),
                    "total", some.size(),
                    "variants", some.stream().mapToInt(one -> one.variants().size()).sum())));
    return layers;
  }

  private Map<String, Object> attack(
      AttackResult result, java.util.function.Function<Shown, Map<String, String>> bytes) {
    Attack attack = result.attack();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", attack.id());
    if (result.lane() < run.journals().size()) {
      data.put("journal", run.journals().get(result.lane()));
    }
    data.put("refused", result.isRefused());
    data.put("severity", attack.severity().name());
    data.put("source", attack.source());
    data.put("title", both(attack.title()));
    data.put("sent", both(attack.sent()));
    data.put("fix", both(attack.fix()));
    data.put("defences", defences(attack.id()));
    Defences.whyNever(attack.id()).ifPresent(why -> data.put("never", both(why)));
    data.put(
        "variants", result.variants().stream().map(it -> variant(it, bytes.apply(it))).toList());
    return data;
  }

  /** What keeps the attack out, and what an endpoint without it does; all must be missing. */
  private static List<Map<String, Object>> defences(String attack) {
    return Defences.lossOf(attack).stream()
        .flatMap(loss -> loss.missing().stream())
        .map(
            defence ->
                Map.<String, Object>of(
                    "id",
                    defence.id(),
                    "title",
                    both(defence.title()),
                    "without",
                    both(defence.without())))
        .toList();
  }

  static Map<String, String> both(Bilingual text) {
    return Map.of("ja", text.ja(), "en", text.en());
  }

  private static Map<String, Object> variant(Shown shown, Map<String, String> bytes) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", shown.variant());
    data.put("refused", shown.isRefused());
    data.put("broken", shown.broken().stream().map(Rule::name).toList());
    data.put("notObservable", shown.unobservable().stream().map(Rule::name).toList());
    data.put("expected", shown.expected().stream().map(Attack.Expected::answer).toList());
    data.put("answer", shown.answer());
    shown
        .record()
        .ifPresent(
            record ->
                data.put(
                    "record",
                    Map.of(
                        "correlationId", record.correlationId(),
                        "refusalId", record.refusalId(),
                        "stage", record.stage(),
                        "detail", ShownText.clean(record.detail()))));
    data.put("before", shown.before());
    data.put("after", shown.after());
    data.put("canaryCalls", shown.canaryCalls());
    data.put("goodBefore", shown.controls().before());
    data.put("goodAfter", shown.controls().after());
    data.put("sentBytes", shown.bytes().sent().size());
    data.put("sentSha256", shown.bytes().sent().sha256());
    data.put("answerBytes", shown.bytes().heard().size());
    data.put("answerSha256", shown.bytes().heard().sha256());
    data.putAll(bytes);
    return data;
  }
}
