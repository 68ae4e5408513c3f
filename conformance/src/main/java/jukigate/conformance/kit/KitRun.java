package jukigate.conformance.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jukigate.domain.Bilingual;

/**
 * Plays the scenes that the cases need, each once, and judges.
 *
 * @param strict whether what is planned to become an obligation counts as one
 */
public record KitRun(Stage stage, boolean strict) {
  private static final Bilingual NO_SERVER =
      new Bilingual("試験対象のサーバーとしてのURLがない", "the system has no URL as a server");

  /**
   * @param done told of each case as it ends
   * @return in the order of the cases
   */
  public List<CaseResult> run(List<TestCase> cases, Consumer<CaseResult> done) {
    Map<String, Transcript> played = new HashMap<>();
    List<CaseResult> results = new ArrayList<>();
    for (TestCase each : cases) {
      if (!each.holdsIn(stage.network().profile().name())) {
        continue;
      }
      CaseResult result = result(each, played);
      results.add(result);
      done.accept(result);
    }
    return results;
  }

  private CaseResult notApplicable(TestCase each, Bilingual why) {
    return new CaseResult(
        each,
        new Verdict.NotApplicable(why),
        Transcript.of(each.scene(), stage.network(), stage.sut(), Optional.empty()));
  }

  /** Why the system has no part in it. */
  private Optional<Bilingual> absence(TestCase each) {
    if (each.scene() instanceof Story story
        && !story.receives().isEmpty()
        && stage.endpoint().isEmpty()) {
      return Optional.of(NO_SERVER);
    }
    Optional<String> begins =
        each.sends().stream().filter(it -> !stage.abilities().sends().contains(it)).findFirst();
    Optional<String> called =
        each.receives().stream()
            .filter(it -> !stage.abilities().receives().contains(it))
            .findFirst();
    return begins
        .map(
            it ->
                new Bilingual(
                    it + "を送らない (sut.yamlのsends)", "it sends no " + it + " (sends of sut.yaml)"))
        .or(
            () ->
                called.map(
                    it ->
                        new Bilingual(
                            it + "を受けない (sut.yamlのreceives)",
                            "it receives no " + it + " (receives of sut.yaml)")));
  }

  /** A case in which the kit itself fails says nothing of the system, and the others go on. */
  private CaseResult result(TestCase each, Map<String, Transcript> played) {
    Optional<Bilingual> absence = absence(each);
    if (absence.isPresent()) {
      return notApplicable(each, absence.get());
    }
    try {
      Transcript transcript =
          played.computeIfAbsent(each.scene().id(), id -> stage.play(each.scene()));
      return new CaseResult(each, judge(each, transcript), transcript);
    } catch (RuntimeException e) {
      return new CaseResult(
          each,
          new Verdict.KitError(e.toString()),
          Transcript.of(each.scene(), stage.network(), stage.sut(), Optional.empty()));
    }
  }

  private Verdict judge(TestCase each, Transcript transcript) {
    if (each.scene() instanceof Receiving && transcript.visit().isEmpty()) {
      return new Verdict.NotApplicable(NO_SERVER);
    }
    return switch (each.check().look(transcript)) {
      case Finding.Good good -> new Verdict.Pass();
      case Finding.Bad bad ->
          each.isObligation(strict) ? new Verdict.Fail(bad) : new Verdict.Warn(bad);
      case Finding.Unseen(Bilingual why) -> new Verdict.Skipped(why);
    };
  }
}
