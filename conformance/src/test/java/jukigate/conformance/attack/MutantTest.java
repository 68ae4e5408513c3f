package jukigate.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jukigate.conformance.SharedPki;
import jukigate.conformance.contract.Contract;
import jukigate.conformance.kit.CaseResult;
import jukigate.conformance.kit.Cases;
import jukigate.conformance.kit.KitRun;
import jukigate.conformance.kit.Stage;
import jukigate.conformance.kit.TestCase;
import jukigate.conformance.stand.Network;
import jukigate.conformance.stand.Stand;
import jukigate.domain.time.BackboneClock;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit sees: a sender that does one thing wrong is caught by the case that is about it. */
class MutantTest {
  private static final int AT_LEAST = 80;

  /** Most of the time somebody waits for an alert. */
  private static final int LANES = 4;

  /** Everything that is looked at in the requests of the good scene. */
  private static final List<TestCase> LOOKED_AT =
      Cases.all().stream().filter(it -> it.scene().id().equals("good")).toList();

  /** The sender speaks of another resident each time. */
  private static final String ORDER = "sequence/order/1";

  @TempDir Path home;

  @Test
  void everyMutant_isCaughtByItsCase() {
    Network network = network();
    BlockingQueue<Stand> stands = new LinkedBlockingQueue<>();
    for (int lane = 0; lane < LANES; lane++) {
      stands.add(Stand.open(network, Target.CITY, 0).orThrow());
    }
    try (var threads = Executors.newFixedThreadPool(LANES)) {
      assertThat(caught(network, stands.element(), MutantSender::good)).containsOnly(ORDER);
      assertThat(Mutants.all()).hasSizeGreaterThanOrEqualTo(AT_LEAST);
      List<Future<List<String>>> found =
          Mutants.all().stream()
              .map(mutant -> threads.submit(() -> uncaught(network, stands, mutant)))
              .toList();
      assertThat(found.stream().flatMap(MutantTest::result)).isEmpty();
    } finally {
      stands.forEach(Stand::close);
    }
  }

  private static Stream<String> result(Future<List<String>> one) {
    try {
      return one.get().stream();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> uncaught(
      Network network, BlockingQueue<Stand> stands, Mutants.Mutant mutant)
      throws InterruptedException {
    Stand stand = stands.take();
    try {
      Set<String> caught = caught(network, stand, mutant.shot());
      return caught.contains(mutant.caughtBy())
          ? List.of()
          : List.of(mutant + ", caught by " + caught);
    } finally {
      stands.add(stand);
    }
  }

  private Network network() {
    JvmSecurity.harden();
    var clock = BackboneClock.real(InstantSource.system());
    TestPki pki = SharedPki.in(home.resolve("pki"), clock);
    SecurityProfile profile = SecurityProfile.HIGH_2026;
    var trust = new Trust(pki.trustMaterial(), profile, clock);
    return new Network(pki, profile, trust, clock, Contract.own(), new Random(20_261_122));
  }

  private static Set<String> caught(Network network, Stand stand, Function<Range, Shot> shot) {
    var stage = new Stage(network, Target.CITY, stand, new MutantSender(network, shot));
    return KitRun.plain(stage, true).run(LOOKED_AT, done -> {}).stream()
        .filter(it -> it.verdict().word().equals("fail"))
        .map(CaseResult::testCase)
        .map(TestCase::id)
        .collect(Collectors.toSet());
  }
}
