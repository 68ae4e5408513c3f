package jukigate.app.weak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.app.attack.OwnGateway;
import jukigate.app.backbone.BackboneSetup;
import jukigate.conformance.SharedPki;
import jukigate.conformance.attack.Attack;
import jukigate.conformance.attack.AttackResult;
import jukigate.conformance.attack.AttackResult.Rule;
import jukigate.conformance.attack.AttackRun;
import jukigate.conformance.attack.Attacks;
import jukigate.conformance.attack.Defence;
import jukigate.conformance.attack.Defences;
import jukigate.conformance.attack.Loss;
import jukigate.domain.time.BackboneClock;
import jukigate.keystores.TestPki;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The suite sees: where the defences that an attack takes are missing, it gets through, and the
 * rules say so. An attack that nothing lets through is in {@code AgreeableEndpointTest}.
 */
class WeakGatewayTest {
  private static final long SEED = 20_261_121;

  @TempDir Path home;

  @Test
  void everyAttack_getsThroughWhereItsDefencesAreMissing() {
    SequencedMap<Attack, String> variants = losses();
    List<AttackResult> weak;
    AttackResult delivered;
    try (OwnGateway gateway = gateway()) {
      AttackRun run = new AttackRun(gateway.target(), SEED, 1);
      try (Weakener weakener = new Weakener(Weaknesses.all())) {
        weak = run.chosen(variants, attack -> weakener.without(ids(lossOf(attack))));
      }
      delivered = run.chosen(first(variants), attack -> {}).getFirst();
    }
    assertThat(weak.stream().flatMap(WeakGatewayTest::unseen)).isEmpty();
    assertThat(delivered.isRefused()).as("the classes are as delivered again").isTrue();
  }

  /** Empty when the attack broke the rule that it must, and no good message suffered. */
  private static Stream<String> unseen(AttackResult result) {
    Loss loss = lossOf(result.attack());
    AttackResult.Shown shown = result.variants().getFirst();
    return shown.broken().contains(loss.breaks()) && !shown.broken().contains(Rule.CONTROL)
        ? Stream.empty()
        : Stream.of(
            String.join(
                " ",
                loss.attack(),
                loss.variant(),
                "without",
                ids(loss).toString(),
                "breaks",
                shown.broken().toString(),
                shown.answer()));
  }

  @Test
  void everyDefence_isSwitchedOffWhereItsFileSays() {
    Map<String, Set<String>> said =
        Defences.all().stream().collect(Collectors.toMap(Defence::id, it -> Set.copyOf(it.at())));
    Map<String, Set<String>> done = new HashMap<>();
    Weaknesses.all().forEach((id, methods) -> done.put(id, methods.keySet()));
    assertThat(done).isEqualTo(said);
  }

  private OwnGateway gateway() {
    JvmSecurity.harden();
    var clock = BackboneClock.real(InstantSource.system());
    var random = new SecureRandom();
    TestPki pki = SharedPki.in(home.resolve("pki"), clock);
    return OwnGateway.start(pki, "high", home, new BackboneSetup.Around(clock, random)).orThrow();
  }

  /** Sorted by what is missing, so that the gateway changes as seldom as can be. */
  private static SequencedMap<Attack, String> losses() {
    SequencedMap<Attack, String> variants = new LinkedHashMap<>();
    Defences.attacks().stream()
        .map(Defences::lossOf)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(loss -> ids(loss).toString()))
        .forEach(loss -> variants.put(Attacks.ofId(loss.attack()).orElseThrow(), loss.variant()));
    return variants;
  }

  private static SequencedMap<Attack, String> first(SequencedMap<Attack, String> variants) {
    var first = variants.firstEntry();
    return new LinkedHashMap<>(Map.of(first.getKey(), first.getValue()));
  }

  private static Loss lossOf(Attack attack) {
    return Defences.lossOf(attack.id()).orElseThrow();
  }

  private static List<String> ids(Loss loss) {
    return loss.missing().stream().map(Defence::id).toList();
  }
}
