package jukigate.app.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import jukigate.app.courier.Courier;
import jukigate.app.perform.Player;
import jukigate.app.perform.Stage;
import jukigate.app.play.PlayResult;
import jukigate.app.play.PlayedMessage;
import jukigate.app.play.StepResult;
import jukigate.app.play.Unlike;
import jukigate.app.replay.ExactReplay;
import jukigate.app.replay.Went;
import jukigate.app.scenario.Scenario;
import jukigate.app.scenario.ScenarioFile;
import jukigate.app.scenario.Step;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.time.BackboneClock;
import jukigate.keystores.TestPki;
import jukigate.keystores.TrustFolder;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two scenarios are played, recorded from the journal, and played again from the recording. */
class RecordingTest {
  private static final Path SCENARIOS = Path.of("..", "scenarios");
  private static final NodeId CITY = new NodeId("cs-221007");

  @TempDir static Path home;
  private static TestPki pki;
  private static Recording recording;

  @BeforeAll
  static void play() {
    JvmSecurity.harden();
    pki =
        TestPki.openOrMint(home.resolve("pki"), InstantSource.system(), new SecureRandom())
            .orThrow();
    List<Scenario> played =
        List.of("0001-birth", "0004-card", "0005-refused").stream()
            .map(name -> ScenarioFile.read(SCENARIOS.resolve(name)).orThrow().getFirst())
            .toList();
    try (Stage stage = stage("first", played)) {
      assertThat(stage.play(played, new Deaf()).isGood()).isTrue();
      var reader =
          new Recording.Reader(
              pki, TrustFolder.read(pki.trustFolder()).orThrow(), SecurityProfile.HIGH_2026);
      recording = Recording.of(stage.backbone().journal(), row -> true, reader);
    }
  }

  private static Stage stage(String folder, List<Scenario> scenarios) {
    var clock = BackboneClock.real(InstantSource.system());
    var setting = new Stage.Setting(pki, "high", home.resolve(folder), clock, new SecureRandom());
    return Stage.open(setting, scenarios, Set.of()).orThrow();
  }

  private static Scenario written(String name, Recording what, RecordingFolder.Manner manner) {
    var parted = RecordedScenario.of(what.messages(), Set.of());
    Path folder =
        RecordingFolder.write(home.resolve(name), parted, what.leftOut(), manner).orThrow();
    return ScenarioFile.read(folder).orThrow().getFirst();
  }

  private static RecordingFolder.Manner manner(boolean exact) {
    return new RecordingFolder.Manner(Instant.EPOCH, Instant.EPOCH.plusSeconds(9), !exact, exact);
  }

  @Test
  void recordingOfOtherResidents_isPlayedAgainWithTheSameEndings() throws IOException {
    Scenario again =
        written("again", recording.with(new Pseudonyms(new byte[] {7})), manner(false));
    assertThat(again.steps()).hasSizeGreaterThan(4);
    assertThat(Files.readString(again.folder().resolve("scenario.xml")))
        .as("what is printed and reported names nobody")
        .contains("requestNumber=EVENT-0001-1")
        .doesNotContain("residentCode", "cardNumber");
    assertThat(Files.readString(again.folder().resolve("README.md"))).contains("UpdateIdentity");

    try (Stage stage = stage("second", List.of(again))) {
      PlayResult result = stage.play(List.of(again), new Deaf());
      assertThat(result.scenarios().getFirst().steps())
          .allSatisfy(step -> assertThat(step.missing()).isEmpty())
          .allSatisfy(step -> assertThat(step.surplus()).isEmpty());
    }
  }

  @Test
  void bodyOfAFollower_thatIsAnother_isToldInWords() throws IOException {
    Scenario other =
        written("other", recording.with(new Pseudonyms(new byte[] {8})), manner(false));
    Path follower = other.folder().resolve("001-UpdateIdentity-follows-1.xml");
    String text = Files.readString(follower);
    String changed = text.replaceFirst("(?<=updateNumber>)1<", "8<");
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(follower, changed);

    try (Stage stage = stage("third", List.of(other))) {
      PlayResult result = stage.play(List.of(other), new Deaf());
      assertThat(result.scenarios().getFirst().steps().getFirst().surplus())
          .singleElement()
          .asString()
          .contains("pref-220001 → national", "8", "1", "更新順番号");
    }
  }

  @Test
  void bodyOfAnAnswer_thatIsAnother_isToldInWords() throws IOException {
    Scenario other =
        written("other-answer", recording.with(new Pseudonyms(new byte[] {9})), manner(false));
    Path answer = other.folder().resolve("001-UpdateIdentity-answer.xml");
    String text = Files.readString(answer);
    String changed = text.replace("EVENT-0001-1", "EVENT-0001-9");
    assertThat(changed).as(text).isNotEqualTo(text);
    Files.writeString(answer, changed);

    try (Stage stage = stage("fourth", List.of(other))) {
      PlayResult result = stage.play(List.of(other), new Deaf());
      var step = result.scenarios().getFirst().steps().getFirst();
      assertThat(step.unlike()).singleElement().matches(Unlike::isAnswer);
      assertThat(step.surplus())
          .singleElement()
          .asString()
          .contains("cs-221007 → pref-220001", " ← ", "EVENT-0001-9", "EVENT-0001-1");
    }
  }

  @Test
  void whatServersPassOn_isExpectedAndNotSent() {
    var parted = RecordedScenario.of(recording.messages(), Set.of());
    assertThat(parted.steps()).noneMatch(step -> step.sent().from().equals(NodeId.NATIONAL));
    assertThat(parted.steps().getFirst().sent().from()).isEqualTo(CITY);
    assertThat(parted.steps().getFirst().follow())
        .singleElement()
        .matches(message -> message.to().equals(NodeId.NATIONAL));
    assertThat(parted.before()).isEmpty();
  }

  /** Its first resident is not the only one. */
  @Test
  void whatFollowsFromABatch_belongsToItAndNotToWhatCameBefore() {
    Scenario renaming = ScenarioFile.read(SCENARIOS.resolve("x01/renaming")).orThrow().getFirst();
    try (Stage stage = stage("batch", List.of(renaming))) {
      stage.play(List.of(renaming), new Deaf());
      var reader =
          new Recording.Reader(
              pki, TrustFolder.read(pki.trustFolder()).orThrow(), SecurityProfile.HIGH_2026);
      var read = Recording.of(stage.backbone().journal(), row -> true, reader);
      assertThat(RecordedScenario.of(read.messages(), Set.of()).steps())
          .extracting(step -> step.follow().size())
          .containsExactly(1, 1, 2);
    }
  }

  @Test
  void followersOfNobody_areNamedApart() {
    var followers =
        recording.messages().stream().filter(it -> it.to().equals(NodeId.NATIONAL)).toList();
    var parted = RecordedScenario.of(followers, Set.of());
    assertThat(parted.steps()).isEmpty();
    assertThat(parted.before()).isEqualTo(followers);
  }

  @Test
  void whatCannotBeSentAgain_isLeftOutWithItsReason() {
    assertThat(recording.leftOut())
        .extracting(Recording.LeftOut::why)
        .isNotEmpty()
        .containsOnly("refused");
    assertThat(recording.leftOut()).extracting(Recording.LeftOut::refusalId).contains("JG-206");
  }

  @Test
  void exactEnvelopes_areKeptByteByByte() throws IOException {
    Scenario exact = written("exact", recording, manner(true));
    Step.Send first = (Step.Send) exact.steps().getFirst();
    assertThat(Files.readAllBytes(first.exact().orElseThrow()))
        .isEqualTo(recording.messages().getFirst().exact().toByteArray());
  }

  @Test
  void exactReplay_isGoodWhereItIsRefused_andBadWhereAnybodyTakesIt() {
    Scenario exact = written("exact-replay", recording, manner(true));
    List<Scenario> played = List.of(exact);
    try (Stage fresh = stage("fresh", played)) {
      var clock = InstantSource.system();
      var backbone = fresh.backbone();
      var line =
          new Courier.Line(pki, backbone.profile(), backbone.trust(), backbone.gatewayUrl(), clock);
      var replay = new ExactReplay(new Courier(line, new SecureRandom()), pki, clock);

      Went first = replay.play(exact, "high").orThrow();
      assertThat(first.isGood()).as("this gateway has never seen them").isFalse();
      Went second = replay.play(exact, "high").orThrow();
      assertThat(second.problems()).isEmpty();
      assertThat(second.isGood()).isTrue();
    }
  }

  @Test
  void folderThatHoldsSomething_isNotWrittenOver() throws IOException {
    Path folder = Files.createDirectories(home.resolve("taken"));
    Files.writeString(folder.resolve("mine.txt"), "mine");
    var parted = RecordedScenario.of(recording.messages(), Set.of());
    var outcome = RecordingFolder.write(folder, parted, List.of(), manner(false));
    assertThat(((Outcome.Refused<Path>) outcome).refusal().code())
        .isEqualTo(RefusalCode.FILE_EXISTS);
    assertThat(folder).isDirectoryContaining(it -> it.endsWith("mine.txt"));
  }

  private static final class Deaf implements Player.Audience {
    @Override
    public void begins(Scenario scenario) {}

    @Override
    public void begins(Step step) {}

    @Override
    public void saw(PlayedMessage message) {}

    @Override
    public void ended(StepResult result) {}
  }
}
