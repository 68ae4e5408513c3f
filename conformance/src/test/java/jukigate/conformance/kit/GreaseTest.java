package jukigate.conformance.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import jukigate.conformance.SharedPki;
import jukigate.conformance.attack.Letter;
import jukigate.conformance.attack.Range;
import jukigate.conformance.attack.StandTarget;
import jukigate.conformance.attack.Target;
import jukigate.conformance.contract.Contract;
import jukigate.conformance.line.Heard;
import jukigate.conformance.stand.Network;
import jukigate.conformance.stand.Reply;
import jukigate.conformance.stand.Stand;
import jukigate.conformance.sut.Adapter;
import jukigate.conformance.sut.Errand;
import jukigate.conformance.sut.Told;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.keystores.TestPki;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.security.Unsealer;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.Trust;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kit that looks unlike others finds who knows only one look, and says so. */
class GreaseTest {
  private static final TestCase BELIEF = Cases.ofId("soap/answer/1").orElseThrow();

  @TempDir static Path home;
  private static Network network;

  @BeforeAll
  static void network() {
    JvmSecurity.harden();
    var clock = InstantSource.system();
    TestPki pki = SharedPki.in(home.resolve("pki"), clock);
    SecurityProfile profile = SecurityProfile.HIGH_2026;
    network =
        new Network(
            pki,
            profile,
            new Trust(pki.trustMaterial(), profile, clock),
            clock,
            Contract.own(),
            new Random(1));
  }

  /** A sender that can read an answer with a length only. */
  private record KnowsNoChunks(Network network) implements Adapter {
    @Override
    public Outcome<Told> send(Errand errand) {
      try (Range range = new Range(StandTarget.at(errand.gateway(), network), network.random())) {
        Letter letter = range.letter();
        Heard heard = range.heard(range.shot(letter, range.seal(letter))).getFirst().getFirst();
        boolean taken =
            heard instanceof Heard.Answer answer
                && answer.status() == 200
                && !answer.headers().containsKey("transfer-encoding");
        return Outcome.passed(
            new Told(taken ? Told.State.ACKNOWLEDGED : Told.State.WAITING, heard.toString()));
      }
    }

    @Override
    public Outcome<Told> again(Errand errand) {
      return send(errand);
    }
  }

  @Test
  void senderThatKnowsOneFormOnly_failsWithTheHabitsThatShowIt() {
    try (Stand stand = Stand.open(network, Target.CITY, 0).orThrow()) {
      var stage = new Stage(network, Target.CITY, stand, new KnowsNoChunks(network));
      assertThat(KitRun.plain(stage, false).run(List.of(BELIEF), done -> {}))
          .allMatch(it -> it.verdict() instanceof Verdict.Pass);
      Optional<CaseResult> failed =
          LongStream.range(0, 50)
              .mapToObj(seed -> KitRun.greased(stage, false, seed))
              .map(run -> run.run(List.of(BELIEF), done -> {}).getFirst())
              .filter(it -> it.verdict() instanceof Verdict.Fail)
              .findFirst();
      assertThat(failed).isPresent();
      assertThat(failed.get().habits()).contains(Habit.CHUNKED);
    }
  }

  @Test
  void scene_hasTheSameHabitsWithTheSameSeed() {
    Payload answer = answer();
    for (long seed = 0; seed < 10; seed++) {
      assertThat(dressed(seed, answer)).isEqualTo(dressed(seed, answer));
    }
  }

  private static Payload dressed(long seed, Payload answer) {
    Grease grease = Grease.of(seed, Scenes.GOOD, Optional.empty());
    return Payload.of(grease.request(Reply.http(grease.message(answer))));
  }

  @Test
  void everyHabit_isShownAndLeavesTheSignatureWhole() {
    Payload answer = answer();
    var former = Optional.of(network.pki().tls(Target.CITY));
    Set<Habit> shown = EnumSet.noneOf(Habit.class);
    IntStream.range(0, 200)
        .mapToObj(seed -> Grease.of(seed, Scenes.GOOD, former))
        .forEach(
            grease -> {
              Payload other = grease.message(answer);
              assertThat(
                      Envelope.parse(other, Direction.ANSWER, XmlLimits.DEFAULT)
                          .then(
                              it ->
                                  new Unsealer(network.profile(), network.trust())
                                      .unseal(it, network.clock().instant()))
                          .isPassed())
                  .as("%s", grease.shown())
                  .isTrue();
              assertThat(grease.answer(Reply.http(other))).isNotEmpty();
              var unused = grease.gateway(former.get());
              shown.addAll(grease.shown());
            });
    assertThat(shown).containsExactlyInAnyOrder(Habit.values());
  }

  private static Payload answer() {
    URI nowhere = URI.create("https://gateway.jukigate.localhost");
    try (Range range = new Range(StandTarget.at(nowhere, network), network.random())) {
      return Reply.to(range.seal(range.letter()), network).seal(network.profile());
    }
  }
}
