package jukigate.app.conform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import jukigate.conformance.kit.CaseResult;
import jukigate.conformance.kit.Cases;
import jukigate.domain.message.Payload;

/**
 * 適合表明: what a run of the kit says of a system, short enough to be read, whole enough to be held
 * to.
 *
 * @param form version of this form
 * @param sut name of the product, as its vendor gave it
 * @param node the municipality that it played
 * @param kit version of the kit
 * @param contract what the system spoke: that of this project, or a pack with its digest
 * @param cases what the kit could ask, as {@link Asked}
 * @param plain whether the kit had no habits of its own
 * @param started ISO 8601, by the clock of the kit
 * @param verdicts word of each case that was run, by id
 * @param expected ids that the vendor knew to fail
 * @param results SHA-256 of results.json, in hex
 */
public record Statement(
    String form,
    String sut,
    String node,
    String profile,
    String kit,
    String contract,
    Asked cases,
    long seed,
    boolean strict,
    boolean plain,
    String started,
    SortedMap<String, String> verdicts,
    SortedSet<String> expected,
    String results) {
  static final String FORM = "jukigate-conformance-statement/1";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * The cases of a kit.
   *
   * @param count how many there are, run or not
   * @param sha256 over id, severity and requirements of all of them, so that two statements can be
   *     compared
   */
  public record Asked(int count, String sha256) {
    public Asked {
      Objects.requireNonNull(sha256);
    }

    /** Those of this kit. */
    public static Asked now() {
      var text = new StringBuilder();
      for (var each : Cases.all()) {
        text.append(each.id()).append(' ').append(each.severity());
        each.requirements().forEach(it -> text.append(' ').append(it.id()));
        text.append('\n');
      }
      return new Asked(Cases.all().size(), Payload.ofUtf8(text.toString()).sha256());
    }
  }

  /** Throws where a part is missing, or a verdict is none. */
  public Statement {
    if (!FORM.equals(form)) {
      throw new IllegalArgumentException("form " + form);
    }
    Stream.of(sut, node, profile, kit, contract, cases, started, results)
        .forEach(Objects::requireNonNull);
    verdicts.forEach(
        (id, word) -> {
          if (!ConformReport.WORDS.contains(word)) {
            throw new IllegalArgumentException(id + ": " + word);
          }
        });
    verdicts = new TreeMap<>(verdicts);
    expected = new TreeSet<>(expected);
  }

  /**
   * @param results the bytes of results.json
   */
  static Statement of(ConformReport report, Payload results) {
    var verdicts = new TreeMap<String, String>();
    for (CaseResult each : report.results()) {
      verdicts.put(each.testCase().id(), each.verdict().word());
    }
    var run = report.run();
    return new Statement(
        FORM,
        run.sut(),
        run.node(),
        run.profile(),
        run.kit(),
        run.contract(),
        Asked.now(),
        run.seed(),
        run.strict(),
        run.plain(),
        run.started().toString(),
        verdicts,
        new TreeSet<>(report.expected()),
        results.sha256());
  }

  public long count(String word) {
    return verdicts.values().stream().filter(word::equals).count();
  }

  /** Whether something was judged, nothing failed, and the kit did not fail either. */
  public boolean conforms() {
    return count("pass") + count("warn") > 0 && count("fail") == 0 && count("kit-error") == 0;
  }

  /** Whether no case of the kit was left out. */
  public boolean isWhole() {
    return verdicts.size() == cases.count();
  }

  Payload json() {
    try {
      return Payload.of(JSON.writeValueAsBytes(members()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a statement is plain data", e);
    }
  }

  /** In the order of reading. */
  public Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    members.put("form", form);
    members.put("sut", sut);
    members.put("node", node);
    members.put("profile", profile);
    members.put("kit", kit);
    members.put("contract", contract);
    members.put("cases", Map.of("count", cases.count(), "sha256", cases.sha256()));
    members.put("seed", seed);
    members.put("strict", strict);
    members.put("plain", plain);
    members.put("started", started);
    members.put("verdicts", verdicts);
    members.put("expected", expected);
    members.put("results", results);
    return members;
  }

  /** Empty when these bytes are no statement. */
  static Optional<Statement> read(Payload bytes) {
    try {
      return Optional.ofNullable(JSON.readValue(bytes.toByteArray(), Statement.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
