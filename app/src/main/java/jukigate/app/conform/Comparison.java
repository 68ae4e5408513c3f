package jukigate.app.conform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * Two runs of the kit, one after the other.
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
      List.of("sut", "node", "profile", "kit", "contract", "strict", "plain", "seed");

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

  /** A run, as far as it is compared. */
  private record Read(Map<String, String> conditions, SequencedMap<String, String> verdicts) {}

  /**
   * Compares what two runs left behind.
   *
   * @param before a report folder, or the results.json in it
   * @return refused with RESULTS_UNREADABLE
   */
  public static Outcome<Comparison> of(Path before, Path after) {
    return read(before).then(former -> read(after).map(latter -> of(former, latter)));
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
      SequencedMap<String, String> verdicts = new LinkedHashMap<>();
      for (JsonNode each : root.path("cases")) {
        String word = each.path("verdict").asText("");
        if (!RANKS.contains(word)) {
          return Outcome.refused(RefusalCode.RESULTS_UNREADABLE, file, "verdict " + word);
        }
        verdicts.put(each.path("id").asText(""), word);
      }
      return verdicts.isEmpty()
          ? Outcome.refused(RefusalCode.RESULTS_UNREADABLE, file, "cases")
          : Outcome.passed(new Read(conditions, verdicts));
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.RESULTS_UNREADABLE, file, e.getClass().getSimpleName());
    }
  }
}
