package jukigate.app.conform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * Two runs of one kind, one after the other: of the kit, of attacks, or of scenarios.
 *
 * @param conditions what was not alike in the two runs themselves: profile, kit, contract, seed
 * @param changes cases whose verdict is another one
 * @param same how many cases have the same verdict in both
 */
public record Comparison(List<Change> conditions, List<Change> changes, int same) {
  private static final String UNSEEN = "skipped";

  /** What a case can be, from good to bad. Not to be seen any more is worse than a warning. */
  private static final List<String> RANKS =
      List.of("pass", "not-applicable", "warn", UNSEEN, "fail", "kit-error");

  /** Members of results.json that say under what a run was made. */
  private static final List<String> CONDITIONS =
      List.of("sut", "target", "node", "profile", "kit", "contract", "strict", "plain", "seed");

  private static final String PASS = "pass";
  private static final String FAIL = "fail";

  /** Stands in place of a verdict where a case was not run. */
  public static final String ABSENT = "-";

  /**
   * @param before word of the verdict, or {@link #ABSENT}
   */
  public record Change(String what, String before, String after) {
    /**
     * Whether somebody has to look: it became worse, is new and bad, or was judged and is not run
     * any more, which is as bad as not to be seen.
     */
    public boolean isWorse() {
      String former = before.equals(ABSENT) ? RANKS.getFirst() : before;
      String latter = after.equals(ABSENT) ? UNSEEN : after;
      return RANKS.indexOf(latter) > RANKS.indexOf(former);
    }
  }

  /** What kind a run is, by the member of its results.json with what was tried. */
  private enum Kind {
    CASES,
    ATTACKS,
    RUNS
  }

  /** A run, as far as it is compared. */
  private record Read(
      Kind kind, Map<String, String> conditions, SequencedMap<String, String> verdicts) {}

  /**
   * Compares what two runs left behind.
   *
   * @param before a report folder of conform, attack or replay, or the results.json in it
   * @return refused with RESULTS_UNREADABLE, also when they are of two kinds
   */
  public static Outcome<Comparison> of(Path before, Path after) {
    return read(before)
        .then(
            former ->
                read(after)
                    .then(
                        latter ->
                            former.kind() == latter.kind()
                                ? Outcome.passed(of(former, latter))
                                : Outcome.refused(
                                    RefusalCode.RESULTS_UNREADABLE,
                                    after,
                                    former.kind() + ", " + latter.kind())));
  }

  private static Comparison of(Read before, Read after) {
    List<Change> conditions = new ArrayList<>();
    for (String name : CONDITIONS) {
      String former = before.conditions().get(name);
      String latter = after.conditions().get(name);
      if (!former.equals(latter)) {
        conditions.add(new Change(name, former, latter));
      }
    }
    SequencedMap<String, String> ids = new LinkedHashMap<>(before.verdicts());
    after.verdicts().forEach(ids::putIfAbsent);
    List<Change> changes = new ArrayList<>();
    for (String id : ids.keySet()) {
      String former = before.verdicts().getOrDefault(id, ABSENT);
      String latter = after.verdicts().getOrDefault(id, ABSENT);
      if (!former.equals(latter)) {
        changes.add(new Change(id, former, latter));
      }
    }
    return new Comparison(conditions, changes, ids.size() - changes.size());
  }

  public List<Change> worse() {
    return changes.stream().filter(Change::isWorse).toList();
  }

  /** Whether a build may go on: nothing became worse, and there was something to compare. */
  public boolean isGood() {
    return worse().isEmpty()
        && (same > 0 || changes.stream().anyMatch(it -> !it.after().equals(ABSENT)));
  }

  private static Outcome<Read> read(Path place) {
    Path file = Files.isDirectory(place) ? place.resolve(ConformFolder.RESULTS) : place;
    try {
      JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
      Map<String, String> conditions = new LinkedHashMap<>();
      for (String name : CONDITIONS) {
        conditions.put(name, root.path(name).asText(""));
      }
      Optional<Kind> kind =
          Arrays.stream(Kind.values())
              .filter(it -> root.path(it.name().toLowerCase(Locale.ROOT)).isArray())
              .findFirst();
      SequencedMap<String, String> verdicts =
          kind.map(it -> verdicts(it, root)).orElseGet(LinkedHashMap::new);
      if (verdicts.isEmpty()) {
        return Outcome.refused(RefusalCode.RESULTS_UNREADABLE, file, "cases, attacks, runs");
      }
      Optional<String> strange =
          verdicts.values().stream().filter(word -> !RANKS.contains(word)).findFirst();
      return strange.isPresent()
          ? Outcome.refused(RefusalCode.RESULTS_UNREADABLE, file, "verdict " + strange.get())
          : Outcome.passed(new Read(kind.orElseThrow(), conditions, verdicts));
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.RESULTS_UNREADABLE, file, e.getClass().getSimpleName());
    }
  }

  private static SequencedMap<String, String> verdicts(Kind kind, JsonNode root) {
    SequencedMap<String, String> verdicts = new LinkedHashMap<>();
    for (JsonNode each : root.path(kind.name().toLowerCase(Locale.ROOT))) {
      switch (kind) {
        case CASES -> verdicts.put(each.path("id").asText(), each.path("verdict").asText());
        case ATTACKS ->
            verdicts.put(each.path("id").asText(), word(each.path("refused").asBoolean()));
        case RUNS -> // the second time, and the hundredth, are as bad as the first
            verdicts.merge(
                each.path("scenario").asText(),
                word(each.path("verdict").asText().equals("good")),
                (former, latter) -> former.equals(FAIL) ? FAIL : latter);
      }
    }
    JsonNode matrix = root.path("matrix");
    if (matrix.path("total").asInt() > 0) {
      verdicts.put("matrix", word(matrix.path("right").asInt() == matrix.path("total").asInt()));
    }
    return verdicts;
  }

  private static String word(boolean isGood) {
    return isGood ? PASS : FAIL;
  }
}
