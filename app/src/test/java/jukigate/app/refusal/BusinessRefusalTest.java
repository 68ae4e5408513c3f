package jukigate.app.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jukigate.app.refusal.Stand.Answered;
import jukigate.app.refusal.Stand.Sent;
import jukigate.app.scenario.ScenarioFile;
import jukigate.app.scenario.Step;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.Stage;
import jukigate.wire.message.FaultBody;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.ReceivedFault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A message that only its receiver can refuse, and what its sender then holds in hands. */
class BusinessRefusalTest {
  /**
   * Refused at the counter of decisions or of results, or needs a crowd (InquiryTest) or the
   * gateway itself (WitnessTest).
   */
  private static final Set<RefusalCode> NEVER_SENT =
      Set.of(
          RefusalCode.SEVERAL_WAITING,
          RefusalCode.BULK_NOT_THERE,
          RefusalCode.CHECKPOINT_CONTRADICTS,
          RefusalCode.CHECKPOINT_NOT_THE_GATEWAYS,
          RefusalCode.TOO_MANY_HITS);

  private static final AtomicInteger INDEX = new AtomicInteger(26_300_000);

  @TempDir static Path home;
  private static Stand stand;

  @BeforeAll
  static void start() {
    stand = Stand.start(home);
  }

  @AfterAll
  static void stop() {
    stand.close();
  }

  static Set<RefusalCode> codes() {
    return BusinessCases.OVER_THE_WIRE.keySet();
  }

  @Test
  void everyBusinessRefusal_isInTheTableOrInAScenario() {
    Set<RefusalCode> known = new HashSet<>(codes());
    known.addAll(playedInScenarios());
    assertThat(known).doesNotContainAnyElementsOf(NEVER_SENT);
    known.addAll(NEVER_SENT);
    assertThat(RefusalCode.values())
        .filteredOn(code -> code.stage() == Stage.BUSINESS)
        .containsExactlyInAnyOrderElementsOf(known);
  }

  private static List<RefusalCode> playedInScenarios() {
    return ScenarioFile.readLibrary(Path.of("..", "scenarios")).orThrow().stream()
        .flatMap(scenario -> scenario.steps().stream())
        .flatMap(BusinessRefusalTest::refusals)
        .flatMap(ending -> Stream.of(RefusalCode.values()).filter(c -> c.id().equals(ending)))
        .filter(code -> code.stage() == Stage.BUSINESS)
        .toList();
  }

  private static Stream<String> refusals(Step step) {
    Stream<String> sent = step.expected().stream().map(expected -> expected.ending().toString());
    return switch (step) {
      case Step.Event event -> Stream.concat(sent, event.refused().stream());
      case Step.Bulk bulk -> Stream.concat(sent, bulk.refused().stream());
      default -> sent;
    };
  }

  @ParameterizedTest
  @MethodSource("codes")
  void refusal_isAFaultOfTheReceiverAndChangesNothing(RefusalCode code) {
    int index = INDEX.getAndAdd(10);
    Sent sent = BusinessCases.OVER_THE_WIRE.get(code).refused(stand, index);
    List<String> before = stand.stateOf(sent.to());

    Answered answer = stand.send(sent);

    assertThat(answer.message().kind()).isEqualTo(MessageKind.FAULT);
    assertThat(answer.message().signer()).isEqualTo(sent.to());
    assertThat(answer.message().addressing().relatesTo()).contains(answer.sealed().id());
    ReceivedFault fault = FaultBody.read(answer.message().body()).orElseThrow();
    assertThat(fault.refusalId()).as(fault.textEn()).isEqualTo(code.id());
    assertThat(fault.textJa()).containsPattern("[ぁ-ん].*。$");
    assertThat(fault.textEn()).matches("[A-Z].*\\.$").doesNotContainPattern("^.*[ぁ-ん]");
    assertThat(text(answer)).doesNotContain(personal(index));
    assertThat(fault.correlationId()).isNotBlank();
    assertJournalled(answer);
    assertThat(stand.stateOf(sent.to())).isEqualTo(before);
    stand.accepted(Sent.update(Bodies.update(index + 5, 1, "A06")));
  }

  /** The fault is relayed as it is, so it is its message that joins it with the row. */
  private static void assertJournalled(Answered answer) {
    var rows = stand.backbone().journal().byMessageId(answer.sealed().id());
    assertThat(rows).hasSize(1);
    var row = rows.getFirst();
    assertThat(row.responseSha256()).isEqualTo(answer.bytes().sha256());
    assertThat(row.correlationId()).isNotBlank();
    assertThat(stand.backbone().journal().byCorrelationId(row.correlationId())).contains(row);
  }

  private static String[] personal(int index) {
    return new String[] {
      "架空",
      "拒子",
      "否子",
      "拒否町",
      Bodies.card(index),
      SyntheticBlock.residentCode(index).value(),
      SyntheticBlock.individualNumber(index).value(),
      SyntheticBlock.individualNumber(index + 1).value()
    };
  }

  private static String text(Answered answer) {
    return new String(answer.bytes().toByteArray(), StandardCharsets.UTF_8);
  }
}
