package jukigate.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jukigate.conformance.SharedPki;
import jukigate.conformance.contract.Contract;
import jukigate.conformance.kit.Cases;
import jukigate.conformance.kit.KitRun;
import jukigate.conformance.kit.Stage;
import jukigate.conformance.kit.TestCase;
import jukigate.conformance.stand.Network;
import jukigate.conformance.stand.Stand;
import jukigate.conformance.sut.Abilities;
import jukigate.conformance.sut.Draft;
import jukigate.domain.time.BackboneClock;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stories see: a sender that changes one thing is caught by the case that is about it. */
class StoryMutantTest {
  @TempDir Path home;

  @Test
  void everySenderWithADefect_isCaughtByItsCase() {
    Network network = network();
    try (Stand stand = Stand.open(network, Target.CITY, 0).orThrow()) {
      List<String> ids = StoryMutants.all().stream().map(StoryMutants.Mutant::caughtBy).toList();
      assertThat(verdicts(network, stand, ids, draft -> draft))
          .as("a good sender")
          .allMatch(it -> it.endsWith(" pass"));
      assertThat(
              StoryMutants.all().stream()
                  .flatMap(it -> verdicts(network, stand, List.of(it.caughtBy()), it.defect())))
          .allMatch(it -> it.endsWith(" fail"));
    }
  }

  /** Ids, each with the word of its verdict. */
  private static Stream<String> verdicts(
      Network network, Stand stand, List<String> ids, UnaryOperator<Draft> defect) {
    var stage =
        new Stage(
            network,
            Target.CITY,
            stand,
            new DraftSender(network, defect),
            Optional.empty(),
            Abilities.ALL);
    List<TestCase> some = ids.stream().map(id -> Cases.ofId(id).orElseThrow()).toList();
    return KitRun.plain(stage, true).run(some, done -> {}).stream()
        .map(it -> it.testCase().id() + " " + it.verdict().word());
  }

  private Network network() {
    JvmSecurity.harden();
    var clock = BackboneClock.real(InstantSource.system());
    TestPki pki = SharedPki.in(home.resolve("pki"), clock);
    SecurityProfile profile = SecurityProfile.HIGH_2026;
    var trust = new Trust(pki.trustMaterial(), profile, clock);
    return new Network(pki, profile, trust, clock, Contract.own(), new Random(20_261_122));
  }
}
