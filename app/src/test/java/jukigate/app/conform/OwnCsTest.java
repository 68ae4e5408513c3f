package jukigate.app.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import jukigate.conformance.SharedPki;
import jukigate.conformance.attack.Target;
import jukigate.conformance.contract.Contract;
import jukigate.conformance.kit.CaseResult;
import jukigate.conformance.kit.Cases;
import jukigate.conformance.kit.Finding;
import jukigate.conformance.kit.KitRun;
import jukigate.conformance.kit.Stage;
import jukigate.conformance.kit.TestCase;
import jukigate.conformance.kit.Verdict;
import jukigate.conformance.stand.Network;
import jukigate.conformance.stand.Stand;
import jukigate.conformance.sut.Abilities;
import jukigate.domain.time.BackboneClock;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The municipal CS of this project conforms. */
class OwnCsTest {
  private static final long SEED = 20_261_122;

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(strings = {"high", "recommended"})
  void ownCs_passesEveryCase(String name) {
    JvmSecurity.harden();
    var clock = BackboneClock.real(InstantSource.system());
    TestPki pki = SharedPki.in(home.resolve("pki"), clock);
    SecurityProfile profile = SecurityProfile.byName(name).orElseThrow();
    var network =
        new Network(
            pki,
            profile,
            new Trust(pki.trustMaterial(), profile, clock),
            clock,
            Contract.own(),
            new Random(SEED));
    try (Stand stand = Stand.open(network, Target.CITY, 0).orThrow();
        OwnCs cs = OwnCs.start(Target.CITY, network, home).orThrow()) {
      List<CaseResult> results =
          KitRun.greased(
                  new Stage(
                      network, Target.CITY, stand, cs, Optional.of(cs.endpoint()), Abilities.ALL),
                  true,
                  SEED)
              .run(cases(), done -> {});
      assertThat(results).isNotEmpty();
      assertThat(results.stream().flatMap(OwnCsTest::notPassed)).isEmpty();
    }
  }

  /** All, or those whose id begins like the property says. */
  private static List<TestCase> cases() {
    String only = System.getProperty("jukigate.cases", "");
    return Cases.all().stream()
        .filter(it -> Stream.of(only.split(",", -1)).anyMatch(it.id()::startsWith))
        .toList();
  }

  private static Stream<String> notPassed(CaseResult result) {
    String id = result.testCase().id() + " " + result.verdict().word();
    return switch (result.verdict()) {
      case Verdict.Pass pass -> Stream.empty();
      case Verdict.Fail(Finding.Bad bad) ->
          Stream.of(id + " " + bad.where() + ": " + bad.found() + ", not " + bad.expected());
      case Verdict.Warn(Finding.Bad bad) ->
          Stream.of(id + " " + bad.where() + ": " + bad.found() + ", not " + bad.expected());
      case Verdict.Skipped(var why) -> Stream.of(id + " " + why.en());
      case Verdict.NotApplicable(var why) -> Stream.of(id + " " + why.en());
      case Verdict.KitError(String what) -> Stream.of(id + " " + what);
    };
  }
}
