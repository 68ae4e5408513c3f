package jukigate.app.conform;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jukigate.app.report.ShownText;
import jukigate.conformance.contract.Contract;
import jukigate.conformance.kit.CaseResult;
import jukigate.conformance.kit.Exchange;
import jukigate.conformance.kit.Finding;
import jukigate.conformance.kit.TestCase;
import jukigate.conformance.kit.Verdict;
import jukigate.conformance.requirement.Layer;
import jukigate.conformance.requirement.Requirement;
import jukigate.conformance.stand.Arrival;
import jukigate.domain.Bilingual;

/**
 * What a run of the kit found, as plain data for JSON and for the page.
 *
 * @param expected ids of cases that are known to fail
 */
public record ConformReport(Run run, List<CaseResult> results, Set<String> expected) {
  /** In the order in which they are told. */
  static final List<String> WORDS =
      List.of("pass", "warn", "fail", "skipped", "not-applicable", "kit-error");

  public ConformReport {
    results = List.copyOf(results);
    expected = Set.copyOf(expected);
  }

  /**
   * Of which run.
   *
   * @param sut name of the product
   * @param contract what the system spoke, as {@link #contract}
   * @param plain whether the kit had no habits of its own
   * @param again how to run one case again, up to its id
   */
  public record Run(
      String sut,
      String node,
      String profile,
      String kit,
      String contract,
      long seed,
      boolean strict,
      boolean plain,
      Instant started,
      Duration took,
      String again) {
    /** The name of a contract, and the digest of a pack: results of two packs do not compare. */
    public static String contract(Contract spoken) {
      return spoken.name() + spoken.sha256().map(it -> " sha256:" + it).orElse("");
    }

    public Instant ended() {
      return started.plus(took);
    }
  }

  public long count(String word) {
    return results.stream().filter(it -> it.verdict().word().equals(word)).count();
  }

  /** Cases that say something about the system. */
  public long judged() {
    return count("pass") + count("warn") + count("fail");
  }

  /** Failed, and nobody expected it. */
  public List<String> surprises() {
    return ids("fail").filter(id -> !expected.contains(id)).toList();
  }

  /** Expected to fail, and passed: the list is out of date. */
  public List<String> mended() {
    return ids("pass").filter(expected::contains).toList();
  }

  private Stream<String> ids(String word) {
    return results.stream()
        .filter(it -> it.verdict().word().equals(word))
        .map(it -> it.testCase().id());
  }

  /**
   * Whether a build may go on: something was judged, nothing failed but what was expected to, and
   * the kit itself did not fail.
   */
  public boolean isGood() {
    return judged() > 0 && surprises().isEmpty() && mended().isEmpty() && count("kit-error") == 0;
  }

  /** Whether the system conforms, as far as it was judged. */
  public boolean conforms() {
    return judged() > 0 && count("fail") == 0 && count("kit-error") == 0;
  }

  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("good", isGood());
    data.put("conforms", conforms());
    data.put("sut", run.sut());
    data.put("node", run.node());
    data.put("profile", run.profile());
    data.put("kit", run.kit());
    data.put("contract", run.contract());
    data.put("seed", run.seed());
    data.put("strict", run.strict());
    data.put("plain", run.plain());
    data.put("started", run.started().toString());
    data.put("millis", run.took().toMillis());
    Map<String, Long> counts = new LinkedHashMap<>();
    WORDS.forEach(word -> counts.put(word, count(word)));
    data.put("counts", counts);
    data.put("layers", layers());
    data.put("surprises", surprises());
    data.put("mended", mended());
    data.put("cases", results.stream().map(this::row).toList());
    return data;
  }

  private List<Map<String, Object>> layers() {
    List<Map<String, Object>> layers = new ArrayList<>();
    for (Layer layer : Layer.values()) {
      List<CaseResult> some =
          results.stream().filter(it -> it.testCase().layer() == layer).toList();
      if (!some.isEmpty()) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", layer.name());
        row.put("title", both(layer.title()));
        WORDS.forEach(
            word ->
                row.put(
                    word, some.stream().filter(it -> it.verdict().word().equals(word)).count()));
        layers.add(row);
      }
    }
    return layers;
  }

  private Map<String, Object> row(CaseResult result) {
    TestCase testCase = result.testCase();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", testCase.id());
    row.put("layer", testCase.layer().name());
    row.put("side", testCase.side().name());
    row.put("verdict", result.verdict().word());
    row.put("severity", testCase.severity().name());
    row.put("title", both(testCase.title()));
    row.put("stimulus", both(testCase.scene().title()));
    row.put("requirements", testCase.requirements().stream().map(ConformReport::row).toList());
    row.put("again", run.again() + " " + testCase.id());
    row.put("expectedToFail", expected.contains(testCase.id()));
    switch (result.verdict()) {
      case Verdict.Fail(Finding.Bad bad) -> found(row, bad);
      case Verdict.Warn(Finding.Bad bad) -> found(row, bad);
      case Verdict.Skipped(Bilingual why) -> row.put("why", both(why));
      case Verdict.NotApplicable(Bilingual why) -> row.put("why", both(why));
      case Verdict.KitError(String what) -> row.put("why", Map.of("ja", what, "en", what));
      case Verdict.Pass pass -> row.put("why", Map.of("ja", "", "en", ""));
    }
    row.put("habits", result.habits().stream().sorted().map(it -> both(it.text())).toList());
    arrived(result).ifPresent(arrival -> sent(row, arrival));
    called(result).ifPresent(exchange -> called(row, exchange));
    return row;
  }

  private static Map<String, Object> row(Requirement requirement) {
    return Map.of(
        "id", requirement.id(),
        "level", requirement.level().word(),
        "clause", requirement.clause(),
        "source", requirement.source(),
        "text", both(requirement.text()),
        "fix", both(requirement.fix()));
  }

  private static void found(Map<String, Object> row, Finding.Bad bad) {
    row.put("where", bad.where());
    row.put("expected", shown(bad.expected()));
    row.put("found", shown(bad.found()));
  }

  /** Nothing is shown as nothing. */
  private static String shown(String value) {
    return value.isEmpty() ? "—" : ShownText.masked(ShownText.clean(value));
  }

  private static Optional<Finding.Bad> bad(CaseResult result) {
    return switch (result.verdict()) {
      case Verdict.Fail(Finding.Bad bad) -> Optional.of(bad);
      case Verdict.Warn(Finding.Bad bad) -> Optional.of(bad);
      default -> Optional.empty();
    };
  }

  /** The request in which it was found, else the first one of the scene. */
  private static Optional<Arrival> arrived(CaseResult result) {
    return bad(result)
        .flatMap(Finding.Bad::arrival)
        .or(() -> result.transcript().arrivals().stream().findFirst());
  }

  /** The call in whose answer it was found, else the first one of the scene. */
  private static Optional<Exchange> called(CaseResult result) {
    return bad(result)
        .flatMap(Finding.Bad::exchange)
        .or(
            () ->
                result
                    .transcript()
                    .visit()
                    .flatMap(visit -> visit.exchanges().stream().findFirst()));
  }

  private static void called(Map<String, Object> row, Exchange exchange) {
    row.put("call", exchange.name());
    row.put("answer", exchange.word());
    row.put("sentBytes", exchange.sent().size());
    row.put("sentSha256", exchange.sent().sha256());
    if (!row.get("verdict").equals("pass")) {
      row.put("sent", ShownText.of(exchange.sent()));
      exchange.http().ifPresent(answer -> row.put("heard", ShownText.of(answer.body())));
    }
  }

  private static void sent(Map<String, Object> row, Arrival arrival) {
    row.put("sentBytes", arrival.raw().size());
    row.put("sentSha256", arrival.raw().sha256());
    row.put("tls", arrival.handshake().protocol() + " " + arrival.handshake().suite());
    if (!row.get("verdict").equals("pass")) {
      row.put("sent", ShownText.of(arrival.raw()));
    }
  }

  static Map<String, String> both(Bilingual text) {
    return Map.of("ja", text.ja(), "en", text.en());
  }
}
