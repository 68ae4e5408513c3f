package jukigate.app.attack;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jukigate.conformance.attack.Attack;
import jukigate.conformance.attack.AttackResult;
import jukigate.conformance.attack.AttackResult.Rule;
import jukigate.conformance.attack.AttackResult.Shown;
import jukigate.domain.Bilingual;
import jukigate.domain.message.Payload;

/**
 * What a run of attacks found, as plain data for JSON and for the page.
 *
 * @param journalOption of {@code audit}, to find the messages of this run
 */
public record AttackReport(
    long seed,
    String profile,
    Instant started,
    Duration took,
    List<AttackResult> results,
    String journalOption) {
  private static final int EXCERPT = 3_000;

  public AttackReport {
    results = List.copyOf(results);
  }

  public long refused() {
    return results.stream().filter(AttackResult::isRefused).count();
  }

  public boolean isGood() {
    return refused() == results.size();
  }

  /** Everything; with the bytes only where a person reads it. */
  public Map<String, Object> data(boolean excerpts) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("good", isGood());
    data.put("seed", seed);
    data.put("profile", profile);
    data.put("started", started.toString());
    data.put("millis", took.toMillis());
    data.put("refused", refused());
    data.put("total", results.size());
    data.put("variants", results.stream().mapToInt(result -> result.variants().size()).sum());
    data.put("journalOption", journalOption);
    data.put("layers", layers());
    data.put("attacks", results.stream().map(result -> attack(result, excerpts)).toList());
    return data;
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

  private static Map<String, Object> attack(AttackResult result, boolean excerpts) {
    Attack attack = result.attack();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", attack.id());
    data.put("refused", result.isRefused());
    data.put("severity", attack.severity().name());
    data.put("source", attack.source());
    data.put("title", both(attack.title()));
    data.put("sent", both(attack.sent()));
    data.put("fix", both(attack.fix()));
    data.put(
        "variants", result.variants().stream().map(shown -> variant(shown, excerpts)).toList());
    return data;
  }

  private static Map<String, String> both(Bilingual text) {
    return Map.of("ja", text.ja(), "en", text.en());
  }

  private static Map<String, Object> variant(Shown shown, boolean excerpts) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", shown.variant());
    data.put("refused", shown.isRefused());
    data.put("broken", shown.broken().stream().map(Rule::name).toList());
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
                        "detail", clean(record.detail()))));
    data.put("before", shown.before());
    data.put("after", shown.after());
    data.put("canaryCalls", shown.canaryCalls());
    data.put("goodBefore", shown.controls().before());
    data.put("goodAfter", shown.controls().after());
    data.put("sentBytes", shown.bytes().sent().size());
    data.put("sentSha256", shown.bytes().sent().sha256());
    data.put("answerBytes", shown.bytes().heard().size());
    if (excerpts) {
      data.put("sent", excerpt(shown.bytes().sent()));
      data.put("heard", excerpt(shown.bytes().heard()));
    }
    return data;
  }

  private static String excerpt(Payload bytes) {
    String text = clean(new String(bytes.toByteArray(), StandardCharsets.UTF_8));
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + " …";
  }

  /** What is no character of XML becomes a dot: attacks are full of it. */
  private static String clean(String text) {
    return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD]", "·");
  }
}
