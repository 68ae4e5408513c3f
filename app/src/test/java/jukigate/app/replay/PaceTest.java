package jukigate.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jukigate.app.scenario.Form;
import jukigate.app.scenario.Sending;
import jukigate.app.scenario.Step;
import jukigate.domain.Bilingual;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.wire.message.Dispatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
  @ParameterizedTest
  @CsvSource({"fast, 0", "original, 6000", "2x, 3000", "0.5x, 12000"})
  void pause_isThatOfTheRecordingByThePace(String text, long millis) {
    assertThat(Pace.parse(text).orElseThrow().of(Duration.ofSeconds(6))).hasMillis(millis);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "slow", "0x", "-1x", "x", "2", "1e3x"})
  void paceThatIsNone_isNotRead(String text) {
    assertThat(Pace.parse(text)).isEmpty();
  }

  @Test
  void step_isHeldBackUntilItsTime() {
    List<Duration> passed = new ArrayList<>();
    List<Step> asked = new ArrayList<>();
    Pacing pacing = new Pacing(new Pace(2), passed::add, asked::add);
    pacing.begins(send(Duration.ZERO));
    pacing.begins(send(Duration.ofSeconds(3)));
    assertThat(passed).containsExactly(Duration.ofMillis(1500));
    assertThat(asked).hasSize(2);
  }

  private static Step.Send send(Duration after) {
    var dispatch = new Dispatch("op-1", "term-1", Purpose.REGISTER_UPDATE);
    var sending =
        new Sending(
            new NodeId("cs-221007"),
            new NodeId("pref-220001"),
            Operation.UPDATE_IDENTITY,
            dispatch,
            new Form(Path.of("body.xml")));
    return new Step.Send(
        new Bilingual("送信", "sending"), List.of(), sending, after, Optional.empty());
  }
}
