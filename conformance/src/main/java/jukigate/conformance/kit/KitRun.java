package jukigate.conformance.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import jukigate.conformance.stand.Dress;
import jukigate.domain.Bilingual;
import jukigate.domain.FailureTrace;
import jukigate.domain.node.NodeId;
import jukigate.keystores.KeyRole;
import jukigate.wire.key.TlsIdentity;

/**
 * Plays the scenes that the cases need, each once, and judges. With grease, a scene in which a case
 * does not pass is played once more without it: only then can it be said what the case fails at.
 */
public final class KitRun {
  private static final Bilingual NO_SERVER =
      new Bilingual("試験対象のサーバーとしてのURLがない", "the system has no URL as a server");

  private static final Bilingual NO_OPERATION =
      new Bilingual(
          "契約パックに、この市町村CSが送る (または受ける) 操作がない",
          "the pack has no operation that this municipal CS sends (or receives)");

  private final Stage stage;
  private final boolean strict;
  private final Function<Scene, Optional<Grease>> greases;

  private KitRun(Stage stage, boolean strict, Function<Scene, Optional<Grease>> greases) {
    this.stage = stage;
    this.strict = strict;
    this.greases = greases;
  }

  /**
   * As nodes of this project behave, and no otherwise.
   *
   * @param strict whether what is planned to become an obligation counts as one
   */
  public static KitRun plain(Stage stage, boolean strict) {
    return new KitRun(stage, strict, scene -> Optional.empty());
  }

  /** With habits by chance; the TLS certificate of the gateway is renewed before. */
  public static KitRun greased(Stage stage, boolean strict, long seed) {
    var pki = stage.network().pki();
    TlsIdentity former = pki.tls(NodeId.GATEWAY);
    var unused = pki.renew(NodeId.GATEWAY, KeyRole.TLS).orThrow();
    return new KitRun(
        stage, strict, scene -> Optional.of(Grease.of(seed, scene, Optional.of(former))));
  }

  /** A scene that was played. */
  private record Played(Transcript transcript, Set<Habit> habits) {}

  /**
   * @param done told of each case as it ends
   * @return in the order of the cases
   */
  public List<CaseResult> run(List<TestCase> cases, Consumer<CaseResult> done) {
    Map<String, Played> played = new HashMap<>();
    Map<String, Played> again = new HashMap<>();
    List<CaseResult> results = new ArrayList<>();
    for (TestCase each : stage.fitting(cases)) {
      CaseResult result = result(each, played, again);
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

  /** Why the contract has no part in it. */
  private Optional<Bilingual> elsewhere(TestCase each) {
    if (stage.network().contract().isOwn()) {
      return Optional.empty();
    }
    boolean spoken =
        switch (each.scene()) {
          case Sending sending -> stage.sends();
          case Receiving called -> stage.endpoint().isEmpty() || stage.probes().isPresent();
          case Story story -> false;
        };
    return Optional.of(NO_OPERATION).filter(why -> !spoken);
  }

  /** Why the system has no part in it. */
  private Optional<Bilingual> absence(TestCase each) {
    Optional<Bilingual> elsewhere = elsewhere(each);
    if (elsewhere.isPresent()) {
      return elsewhere;
    }
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
  private CaseResult result(TestCase each, Map<String, Played> played, Map<String, Played> again) {
    Optional<Bilingual> absence = absence(each);
    if (absence.isPresent()) {
      return notApplicable(each, absence.get());
    }
    try {
      Scene scene = each.scene();
      Played first = played.computeIfAbsent(scene.id(), id -> play(scene));
      Verdict verdict = judge(each, first.transcript());
      if (verdict instanceof Verdict.Pass || first.habits().isEmpty()) {
        return new CaseResult(each, verdict, first.transcript());
      }
      Played plain = again.computeIfAbsent(scene.id(), id -> playPlain(scene));
      Verdict other = judge(each, plain.transcript());
      return other instanceof Verdict.Pass && isBad(verdict)
          ? new CaseResult(each, verdict, first.transcript(), first.habits())
          : new CaseResult(each, other, plain.transcript());
    } catch (RuntimeException e) {
      return new CaseResult(
          each,
          new Verdict.KitError(e + "\n" + new FailureTrace(e)),
          Transcript.of(each.scene(), stage.network(), stage.sut(), Optional.empty()));
    }
  }

  private static boolean isBad(Verdict verdict) {
    return verdict instanceof Verdict.Fail || verdict instanceof Verdict.Warn;
  }

  private Played play(Scene scene) {
    Optional<Grease> grease = scene instanceof Story ? Optional.empty() : greases.apply(scene);
    Transcript transcript = stage.play(scene, grease.<Dress>map(it -> it).orElse(Dress.PLAIN));
    return new Played(transcript, grease.map(Grease::shown).orElse(Set.of()));
  }

  private Played playPlain(Scene scene) {
    return new Played(stage.play(scene, Dress.PLAIN), Set.of());
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
