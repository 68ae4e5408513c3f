package jukigate.conformance.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import jukigate.conformance.SharedPki;
import jukigate.conformance.contract.Contract;
import jukigate.conformance.stand.Network;
import jukigate.conformance.stand.Stand;
import jukigate.conformance.sut.Adapter;
import jukigate.conformance.sut.Errand;
import jukigate.conformance.sut.Told;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KitRunTest {
  private static final NodeId CITY = new NodeId("cs-221007");
  private static final List<TestCase> ONE = List.of(Cases.ofId("http/request/1").orElseThrow());

  @TempDir Path home;

  @Test
  void failureOfTheKit_saysNothingOfTheSystem() {
    List<CaseResult> results =
        run(
            errand -> {
              throw new IllegalStateException("broken adapter");
            });
    assertThat(results).hasSize(1);
    assertThat(results.getFirst().verdict())
        .isInstanceOfSatisfying(
            Verdict.KitError.class, error -> assertThat(error.what()).contains("broken adapter"));
  }

  @Test
  void systemThatSendsNothing_isNotSeenAndNotPassed() {
    List<CaseResult> results = run(errand -> Outcome.refused(RefusalCode.ADAPTER_MISSING));
    assertThat(results.getFirst().verdict())
        .isInstanceOfSatisfying(
            Verdict.Skipped.class, skipped -> assertThat(skipped.why().en()).contains("JG-O50"));
  }

  private interface Send {
    Outcome<Told> send(Errand errand);
  }

  private List<CaseResult> run(Send send) {
    JvmSecurity.harden();
    var clock = InstantSource.system();
    TestPki pki = SharedPki.in(home.resolve("pki"), clock);
    SecurityProfile profile = SecurityProfile.HIGH_2026;
    var network =
        new Network(
            pki,
            profile,
            new Trust(pki.trustMaterial(), profile, clock),
            clock,
            Contract.own(),
            new Random(1));
    Adapter adapter =
        new Adapter() {
          @Override
          public Outcome<Told> send(Errand errand) {
            return send.send(errand);
          }

          @Override
          public Outcome<Told> again(Errand errand) {
            return send.send(errand);
          }
        };
    try (Stand stand = Stand.open(network, CITY, 0).orThrow()) {
      return KitRun.plain(new Stage(network, CITY, stand, adapter), false).run(ONE, done -> {});
    }
  }
}
