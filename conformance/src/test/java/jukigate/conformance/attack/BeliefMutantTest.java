package jukigate.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jukigate.conformance.SharedPki;
import jukigate.conformance.contract.Contract;
import jukigate.conformance.kit.Cases;
import jukigate.conformance.kit.KitRun;
import jukigate.conformance.kit.Stage;
import jukigate.conformance.kit.TestCase;
import jukigate.conformance.stand.Network;
import jukigate.conformance.stand.Stand;
import jukigate.conformance.sut.Adapter;
import jukigate.conformance.sut.Errand;
import jukigate.conformance.sut.Told;
import jukigate.conformance.sut.Told.State;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.time.BackboneClock;
import jukigate.keystores.TestPki;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The kit sees what a sender makes of answers: one that believes all, and one that believes none.
 */
class BeliefMutantTest {
  /** Answers that must not be taken for an acknowledgement. */
  private static final Pattern FALSE =
      Pattern.compile(
          "security/answer/([1-9]|1[0-3]|2[2-5])|addressing/answer/[1-3]|http/answer/[4-8]"
              + "|sequence/acknowledgement/[12]");

  /** Answers that must. */
  private static final Pattern TRUE =
      Pattern.compile("security/answer/21|soap/answer/[1-6]|http/answer/[12]");

  @TempDir Path home;

  private Network network;
  private Stand stand;

  @BeforeEach
  void open() {
    JvmSecurity.harden();
    var clock = BackboneClock.real(InstantSource.system());
    TestPki pki = SharedPki.in(home.resolve("pki"), clock);
    SecurityProfile profile = SecurityProfile.HIGH_2026;
    var trust = new Trust(pki.trustMaterial(), profile, clock);
    network = new Network(pki, profile, trust, clock, Contract.own(), new Random(20_261_122));
    stand = Stand.open(network, Target.CITY, 0).orThrow();
  }

  @AfterEach
  void close() {
    stand.close();
  }

  @Test
  void senderThatBelievesEveryAnswer_isCaughtByEachCaseOfAFalseOne() {
    assertThat(cases(FALSE)).hasSize(27);
    assertThat(verdicts(FALSE, State.ACKNOWLEDGED)).allMatch(it -> it.endsWith(" fail"));
    assertThat(verdicts(TRUE, State.ACKNOWLEDGED)).allMatch(it -> it.endsWith(" pass"));
  }

  @Test
  void senderThatBelievesNoAnswer_isCaughtByEachCaseOfATrueOne() {
    assertThat(cases(TRUE)).hasSize(9);
    assertThat(verdicts(TRUE, State.WAITING)).allMatch(it -> it.endsWith(" fail"));
    assertThat(verdicts(FALSE, State.WAITING)).allMatch(it -> it.endsWith(" pass"));
  }

  private static List<TestCase> cases(Pattern ids) {
    return Cases.all().stream().filter(it -> ids.matcher(it.id()).matches()).toList();
  }

  private Stream<String> verdicts(Pattern ids, State always) {
    var stage = new Stage(network, Target.CITY, stand, new Believer(sender(), always));
    return KitRun.plain(stage, true).run(cases(ids), done -> {}).stream()
        .map(it -> it.testCase().id() + " " + it.verdict().word());
  }

  private Adapter sender() {
    return new DraftSender(network, draft -> draft);
  }

  /** Sends well, and says the same whatever was answered. */
  private record Believer(Adapter sender, State always) implements Adapter {
    @Override
    public Outcome<Told> send(Errand errand) {
      return sender.send(errand).map(told -> new Told(always, ""));
    }

    @Override
    public Outcome<Told> again(Errand errand) {
      return sender.again(errand).map(told -> new Told(always, ""));
    }
  }
}
