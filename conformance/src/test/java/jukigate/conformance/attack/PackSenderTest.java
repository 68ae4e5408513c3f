package jukigate.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import jukigate.conformance.SharedPki;
import jukigate.conformance.contract.Contract;
import jukigate.conformance.contract.PackFolder;
import jukigate.conformance.kit.Cases;
import jukigate.conformance.kit.KitRun;
import jukigate.conformance.kit.Stage;
import jukigate.conformance.kit.TestCase;
import jukigate.conformance.stand.Network;
import jukigate.conformance.stand.Stand;
import jukigate.conformance.sut.Draft;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.time.BackboneClock;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a contract that is not ours the kit sees what it sees with ours. */
class PackSenderTest {
  private static final List<TestCase> LOOKED_AT =
      Cases.all().stream()
          .filter(it -> it.scene().id().equals("good"))
          .filter(TestCase::isGeneric)
          .toList();
  private static final Map<String, UnaryOperator<Draft>> DEFECTS =
      Map.of(
          "schema/body/2", it -> said(it, it.body().replace("978", "123")),
          "sequence/again/6", it -> said(it, it.body().replaceFirst("LN-[0-9]{8}", "LN-00000001")),
          "addressing/headers/2",
              it -> new Draft(it.operation(), new NodeId("cs-131016"), it.purpose(), it.body()),
          "addressing/dispatch/4",
              it -> new Draft(it.operation(), it.receiver(), Purpose.CARD, it.body()),
          "addressing/headers/4",
              it ->
                  new Draft(
                      it.operation().named(it.operation().namespace(), "urn:other", ""),
                      it.receiver(),
                      it.purpose(),
                      it.body()));

  @TempDir Path home;

  @Test
  void defectOfASender_isCaughtByItsCase() {
    Network network = network();
    try (Stand stand = Stand.open(network, Target.CITY, 0).orThrow()) {
      assertThat(failed(network, stand, it -> it)).isEmpty();
      DEFECTS.forEach(
          (caughtBy, defect) ->
              assertThat(failed(network, stand, defect)).as(caughtBy).contains(caughtBy));
    }
  }

  private static Draft said(Draft draft, String body) {
    return new Draft(draft.operation(), draft.receiver(), draft.purpose(), body);
  }

  private Network network() {
    JvmSecurity.harden();
    var clock = BackboneClock.real(InstantSource.system());
    TestPki pki = SharedPki.in(home.resolve("pki"), clock);
    SecurityProfile profile = SecurityProfile.HIGH_2026;
    Contract pack = PackFolder.read(Path.of("..", "interop", "library-pack"), clock).orThrow();
    var trust = new Trust(pki.trustMaterial(), profile, clock);
    return new Network(pki, profile, trust, clock, pack, new Random(20_261_122));
  }

  private static Set<String> failed(Network network, Stand stand, UnaryOperator<Draft> defect) {
    var stage = new Stage(network, Target.CITY, stand, new DraftSender(network, defect));
    return KitRun.plain(stage, true).run(LOOKED_AT, done -> {}).stream()
        .filter(it -> it.verdict().word().equals("fail"))
        .map(it -> it.testCase().id())
        .collect(Collectors.toSet());
  }
}
