package jukigate.app.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jukigate.app.diff.Diff;
import jukigate.app.diff.HtmlView;
import jukigate.app.diff.Masks;
import jukigate.app.diff.Message;
import jukigate.app.diff.Sides;
import jukigate.app.play.ScenarioResult;
import jukigate.app.play.Unlike;
import jukigate.domain.refusal.Outcome;

/**
 * Bodies that are not as expected, each beside its expectation: the first of those that differ in
 * the same way.
 */
record BesideEachOther(List<Replayed> played) {
  private static final int MOST = 20;

  private record Place(String scenario, int step, boolean isAnswer, String file, List<String> how) {
    private static Place of(String scenario, int step, Unlike one) {
      String file = String.valueOf(one.file().getFileName());
      return new Place(scenario, step, one.isAnswer(), file, one.sentences());
    }
  }

  private record Found(Place place, Unlike first, List<Integer> times) {}

  /** For the template, the first twenty. */
  List<Map<String, Object>> shown() {
    Map<Place, Found> all = new LinkedHashMap<>();
    for (Replayed each : played) {
      if (each.went() instanceof Went.Ended ended) {
        ended.result().scenarios().forEach(it -> collect(each, it, all));
      }
    }
    return all.values().stream().limit(MOST).flatMap(BesideEachOther::shown).toList();
  }

  private static void collect(Replayed each, ScenarioResult scenario, Map<Place, Found> all) {
    IntStream.range(0, scenario.steps().size())
        .forEach(
            i ->
                scenario
                    .steps()
                    .get(i)
                    .unlike()
                    .forEach(
                        one ->
                            all.computeIfAbsent(
                                    Place.of(each.name(), i + 1, one),
                                    place -> new Found(place, one, new ArrayList<>()))
                                .times()
                                .add(each.time())));
  }

  /** Nothing where one of the two cannot be read: the sentence says why. */
  private static Stream<Map<String, Object>> shown(Found found) {
    Unlike one = found.first();
    var sides =
        new Sides(
            new Message(found.place().file(), one.expected()),
            new Message(one.message().toString(), one.actual()));
    return switch (Diff.of(sides, Masks.ofTheWire())) {
      case Outcome.Passed<Diff>(Diff diff) -> Stream.of(shown(found, diff));
      case Outcome.Refused<Diff> unreadable -> Stream.empty();
    };
  }

  private static Map<String, Object> shown(Found found, Diff diff) {
    Map<String, Object> data = new TreeMap<>();
    data.put("scenario", found.place().scenario());
    data.put("step", found.place().step());
    data.put("file", found.place().file());
    data.put("message", found.first().message().toString());
    data.put("isAnswer", found.place().isAnswer());
    data.put("count", found.times().size());
    data.put("diff", new HtmlView(diff).fragment());
    return data;
  }
}
