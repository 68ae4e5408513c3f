package jukigate.simulators;

import static jukigate.simulators.Backbone.PREF_SHIZUOKA;
import static jukigate.simulators.Backbone.SHIZUOKA;
import static jukigate.simulators.Backbone.YOKOHAMA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jukigate.contract.individualnumber.RequestIndividualNumberResponse;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.Municipalities;
import jukigate.domain.node.Municipality;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.IdentityRecord;
import jukigate.domain.register.RecordFlag;
import jukigate.domain.register.RegisterText;
import jukigate.domain.register.Sex;
import jukigate.simulators.body.IdentityBody;
import jukigate.simulators.body.NumberBody;
import jukigate.simulators.node.Inbound;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.IdentityUpdate;
import jukigate.simulators.rule.NumberRequestKind;
import jukigate.simulators.store.OutboxEntry;
import jukigate.simulators.store.OutboxState;
import jukigate.simulators.store.ResidentTable;
import jukigate.wire.message.Dispatch;
import jukigate.wire.xml.SafeXml;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X11 over real sockets and on a real database; only the gateway is a relay without checks. */
final class NumbersTest {
  private static final Pattern NUMBER = Pattern.compile("individualNumber>([0-9]{12})<");

  @TempDir Path folder;
  private Backbone backbone;

  @BeforeEach
  void start() {
    backbone = new Backbone(folder);
  }

  @AfterEach
  void stop() {
    if (backbone != null) {
      backbone.close();
    }
  }

  @Test
  void r13_birthWithoutNumber_waitsAsPlannedUntilTheNumberHasCome() {
    enter(Events.birthWithoutNumber(SHIZUOKA, 1));
    var waiting = resident(1).member().record();

    assertThat(waiting.control().flags()).contains(RecordFlag.PLANNED);
    assertThat(waiting.person().individualNumber()).isEmpty();
    assertThat(owed(SHIZUOKA)).containsExactly("RequestIndividualNumber");
    assertThat(backbone.nodes.municipal(SHIZUOKA).enter(Events.moveWithin(SHIZUOKA, 1, "追手町九番六号")))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            no -> assertThat(no.refusal().code()).isEqualTo(RefusalCode.NUMBER_MISSING));

    backbone.settle();

    var record = resident(1).member().record();
    assertThat(record.control().flags()).doesNotContain(RecordFlag.PLANNED);
    var national = backbone.nodes.national().find(Events.code(1)).orElseThrow();
    assertThat(record.person().individualNumber()).contains(national.current().individualNumber());
    assertThat(national.current().reason()).isEqualTo(EventReason.BIRTH);
    assertThat(national.updateNumber()).isEqualTo(1);
  }

  @Test
  void r13_changedNumber_differsFromTheFormerOneAndGoesUp() {
    enter(Events.birthWithoutNumber(SHIZUOKA, 1));
    backbone.settle();
    var former = number(1);

    enter(Events.numberChange(SHIZUOKA, 1));
    assertThat(
            backbone.nodes.municipal(SHIZUOKA).enter(Events.numberChange(SHIZUOKA, 1)).isPassed())
        .as("a second change while the first is open")
        .isFalse();
    enter(Events.moveWithin(SHIZUOKA, 1, "追手町九番六号"));
    backbone.settle();

    assertThat(number(1)).isNotEqualTo(former);
    var national = backbone.nodes.national().find(Events.code(1)).orElseThrow();
    assertThat(national.current().individualNumber()).isEqualTo(number(1));
    assertThat(national.entries())
        .extracting(entry -> entry.record().reason())
        .containsExactly(
            EventReason.BIRTH, EventReason.MOVE_WITHIN, EventReason.NUMBER_CHANGE_ON_REQUEST);
  }

  @Test
  void lostAnswers_leadToOneNumber() {
    enter(Events.birthWithoutNumber(SHIZUOKA, 1));
    backbone.relay.losesAnswers = true;
    backbone.settle();
    assertThat(notices()).hasSize(1);
    String told = numbers(notices()).getFirst();
    backbone.relay.losesAnswers = false;
    for (int minute = 0; minute < 5; minute++) {
      backbone.clock.now = backbone.clock.now.plus(Duration.ofMinutes(1));
      backbone.settle();
    }

    assertThat(notices()).hasSize(1);
    assertThat(number(1).value()).isEqualTo(told);
    assertThat(backbone.nodes.national().find(Events.code(1)).orElseThrow().entries()).hasSize(1);
    assertThat(backbone.nodes.owed()).isEmpty();
    assertThat(notices().getFirst().state()).isEqualTo(OutboxState.DELIVERED);
  }

  @Test
  void killedWhileANumberIsOwed_goesOnAfterTheStart() {
    enter(Events.birthWithoutNumber(SHIZUOKA, 1));
    backbone.nodes.close();
    backbone.start();
    backbone.settle();

    assertThat(backbone.nodes.national().find(Events.code(1))).isPresent();
  }

  @Test
  void askedAgainUnderAnotherNumber_theResidentKeepsTheNumber() {
    ask(SHIZUOKA, 1, "A-1", NumberRequestKind.ISSUE).orThrow();
    ask(SHIZUOKA, 1, "A-2", NumberRequestKind.ISSUE).orThrow();
    ask(SHIZUOKA, 1, "A-1", NumberRequestKind.ISSUE).orThrow();

    assertThat(numbers(notices())).hasSize(2).allMatch(numbers(notices()).getFirst()::equals);
    assertThat(ask(YOKOHAMA, 1, "A-1", NumberRequestKind.ISSUE))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            no -> assertThat(no.refusal().code()).isEqualTo(RefusalCode.NUMBER_HELD_ELSEWHERE));
    assertThat(ask(YOKOHAMA, 2, "A-2", NumberRequestKind.CHANGE_ON_REQUEST))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            no -> assertThat(no.refusal().code()).isEqualTo(RefusalCode.NUMBER_NOT_ISSUED));
    assertThat(ask(SHIZUOKA, 2, "A-2", NumberRequestKind.ISSUE))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            no -> assertThat(no.refusal().code()).isEqualTo(RefusalCode.REQUEST_NUMBER_REUSED));
  }

  @Test
  void r13_eightMunicipalitiesAtOnce_getDifferentNumbers() throws Exception {
    var asking =
        Municipalities.japan()
            .keepingRegister()
            .map(Municipality::code)
            .limit(8)
            .map(NodeId::municipality)
            .toList();
    List<Callable<Outcome<RequestIndividualNumberResponse>>> calls = new ArrayList<>();
    for (int i = 0; i < asking.size(); i++) {
      int municipality = i;
      for (int person = 0; person < 5; person++) {
        int index = municipality * 10 + person;
        calls.add(
            () -> ask(asking.get(municipality), index, "R-" + index, NumberRequestKind.ISSUE));
      }
    }
    assertThat(atOnce(8, calls)).allMatch(Outcome::isPassed);

    assertThat(numbers(notices())).hasSize(40).doesNotHaveDuplicates();
    assertThat(notices()).extracting(stored -> stored.entry().requestNumber()).hasSize(40);
  }

  @Test
  void sameResidentAskedForAtOnce_getsOneNumber() throws Exception {
    List<Callable<Outcome<RequestIndividualNumberResponse>>> calls =
        IntStream.range(0, 8)
            .<Callable<Outcome<RequestIndividualNumberResponse>>>mapToObj(
                i -> () -> ask(SHIZUOKA, 1, "S-" + i, NumberRequestKind.ISSUE))
            .toList();
    assertThat(atOnce(8, calls)).allMatch(Outcome::isPassed);

    assertThat(numbers(notices())).hasSize(8);
    assertThat(new HashSet<>(numbers(notices()))).hasSize(1);
  }

  @Test
  void twoUpdatesOfOneRecordAtOnce_oneWinsTheOtherHearsTheExpectedNumber() throws Exception {
    update("P-1", 1, EventReason.EX_OFFICIO_ENTRY, "一").orThrow();
    List<Callable<Outcome<?>>> calls =
        List.of(
            () -> update("P-2", 2, EventReason.EX_OFFICIO_CORRECTION, "二"),
            () -> update("P-3", 2, EventReason.EX_OFFICIO_CORRECTION, "三"));
    var outcomes = atOnce(2, calls);

    assertThat(outcomes).filteredOn(Outcome::isPassed).hasSize(1);
    assertThat(outcomes)
        .filteredOn(outcome -> !outcome.isPassed())
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            no -> {
              assertThat(no.refusal().code()).isEqualTo(RefusalCode.SEQUENCE_GAP);
              assertThat(no.refusal().toString()).contains("3");
            });
    assertThat(backbone.nodes.national().find(Events.code(900)).orElseThrow().updateNumber())
        .isEqualTo(2);
  }

  private Outcome<?> update(String request, int number, EventReason reason, String name) {
    var record =
        new IdentityRecord(
            Events.code(900),
            RegisterText.of("架空\u3000" + name),
            Events.DAY,
            Sex.FEMALE,
            RegisterText.of("静岡県静岡市葵区架空町1番1号"),
            SyntheticBlock.individualNumber(20_000_900),
            reason,
            Events.DAY);
    var update = new IdentityUpdate(record, Events.municipality(SHIZUOKA), number);
    return backbone
        .nodes
        .national()
        .updateIdentity(
            inbound(PREF_SHIZUOKA, Operation.UPDATE_IDENTITY),
            IdentityBody.write(new IdentityBody.Update(request, update)));
  }

  private Outcome<RequestIndividualNumberResponse> ask(
      NodeId cs, int index, String request, NumberRequestKind kind) {
    var asked = new NumberBody.Asked(request, Events.municipality(cs), Events.code(index), kind);
    return backbone
        .nodes
        .national()
        .requestIndividualNumber(
            inbound(cs, Operation.named("RequestIndividualNumber")), NumberBody.write(asked));
  }

  private Inbound inbound(NodeId sender, Operation operation) {
    var document = SafeXml.newDocument();
    return new Inbound(
        NodeId.NATIONAL,
        sender,
        operation,
        new MessageId("urn:uuid:00000000-0000-4000-8000-000000000000"),
        new Dispatch("op-1", "term-1", Purpose.NUMBERS),
        backbone.clock.now,
        document.createElement("request"));
  }

  private static <T> List<T> atOnce(int threads, List<? extends Callable<T>> calls)
      throws InterruptedException, ExecutionException {
    var results = new ArrayList<T>();
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (var done : pool.invokeAll(calls)) {
        results.add(done.get());
      }
    }
    return results;
  }

  private List<OutboxEntry.Stored> notices() {
    return backbone.nodes.outbox(NodeId.NATIONAL);
  }

  /** The body of what was delivered is erased; what was relayed still has it. */
  private static List<String> numbers(List<OutboxEntry.Stored> notices) {
    return notices.stream()
        .map(stored -> new String(stored.entry().body().toByteArray(), StandardCharsets.UTF_8))
        .map(NUMBER::matcher)
        .flatMap(matcher -> Optional.of(matcher).filter(m -> m.find()).stream())
        .map(matcher -> matcher.group(1))
        .toList();
  }

  private ResidentTable.Kept resident(int index) {
    return backbone.nodes.municipal(SHIZUOKA).find(Events.code(index)).orElseThrow();
  }

  private IndividualNumber number(int index) {
    return resident(index).member().record().person().individualNumber().orElseThrow();
  }

  private void enter(ResidentEvent event) {
    backbone.nodes.municipal(SHIZUOKA).enter(event).orThrow();
  }

  private List<String> owed(NodeId node) {
    return backbone.nodes.outbox(node).stream()
        .map(stored -> stored.entry().operation().name())
        .toList();
  }
}
