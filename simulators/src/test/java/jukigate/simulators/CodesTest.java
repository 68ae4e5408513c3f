package jukigate.simulators;

import static jukigate.simulators.Backbone.PREF_SHIZUOKA;
import static jukigate.simulators.Backbone.SHIZUOKA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jukigate.contract.residentcode.RequestResidentCodesResponse;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.Municipalities;
import jukigate.domain.node.Municipality;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.CodeChange;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.HouseholdMember;
import jukigate.simulators.body.CodeBody;
import jukigate.simulators.node.CodePool;
import jukigate.simulators.node.Inbound;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.CodeRules;
import jukigate.simulators.store.OutboxEntry;
import jukigate.wire.message.Dispatch;
import jukigate.wire.xml.SafeXml;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X12 over real sockets and on a real database; only the gateway is a relay without checks. */
final class CodesTest {
  private static final Pattern CODE = Pattern.compile("residentCode>([0-9]{11})<");

  @TempDir Path folder;
  private Backbone backbone;

  @BeforeEach
  void start() {
    backbone = new Backbone(folder);
  }

  @AfterEach
  void stop() {
    backbone.close();
  }

  @Test
  void r14_newcomerDrawsByChanceFromThePool_andTheCodesGoUp() {
    enter(Events.codeOrder(SHIZUOKA, 40));
    settle();
    List<ResidentCode> assigned = assigned(SHIZUOKA);
    assertThat(assigned).hasSize(40).doesNotHaveDuplicates();
    assertThat(assigned).allMatch(SyntheticBlock::contains);

    for (int i = 0; i < 12; i++) {
      enter(Events.birthWithoutCode(SHIZUOKA, i));
    }
    settle();

    List<ResidentCode> drawn = residents().map(CodesTest::code).toList();
    assertThat(drawn).hasSize(12).doesNotHaveDuplicates();
    assertThat(assigned).containsAll(drawn);
    var sorted = assigned.stream().map(ResidentCode::value).sorted().limit(12).toList();
    assertThat(drawn).extracting(ResidentCode::value).isNotEqualTo(sorted);
    assertThat(new HashSet<>(assigned.subList(0, 12))).isNotEqualTo(new HashSet<>(drawn));
    assertThat(drawn).allSatisfy(code -> assertThat(national(code)).isTrue());
    assertThat(pool()).isEqualTo(new CodePool(28, 12, 0));
  }

  @Test
  void r14_fewLeft_theCsWarnsAndAsksForMoreByItself() {
    enter(Events.codeOrder(SHIZUOKA, CodeRules.ALERT_BELOW));
    settle();
    assertThat(pool().isLow()).isFalse();

    enter(Events.birthWithoutCode(SHIZUOKA, 1));
    assertThat(pool())
        .isEqualTo(new CodePool(CodeRules.ALERT_BELOW - 1, 1, CodeRules.FULL - 9))
        .matches(CodePool::isLow);
    enter(Events.birthWithoutCode(SHIZUOKA, 2));
    assertThat(pool().asked()).as("asked once only").isEqualTo(CodeRules.FULL - 9);
    settle();

    assertThat(pool()).isEqualTo(new CodePool(CodeRules.FULL - 1, 2, 0));
  }

  @Test
  void r14_emptyPool_refusesTheEventAndAsksForMore() {
    var birth = Events.birthWithoutCode(SHIZUOKA, 1);
    assertThat(backbone.nodes.municipal(SHIZUOKA).enter(birth))
        .matches(is(RefusalCode.CODE_POOL_EMPTY));
    assertThat(residents()).isEmpty();
    assertThat(backbone.nodes.municipal(SHIZUOKA).enter(birth))
        .matches(is(RefusalCode.CODE_POOL_EMPTY));
    assertThat(pool()).isEqualTo(new CodePool(0, 0, CodeRules.FULL));
    settle();

    enter(birth);
    assertThat(residents()).hasSize(1);
    assertThat(backbone.nodes.municipal(SHIZUOKA).enter(birth).orThrow().again()).isTrue();
    assertThat(residents()).as("entered again").hasSize(1);
  }

  @Test
  void changedCode_movesTheRecordEverywhere_andTheFormerOneIsGone() {
    enter(Events.birth(SHIZUOKA, 1));
    enter(Events.codeOrder(SHIZUOKA, 20));
    settle();
    enter(Events.codeChange(SHIZUOKA, 1));
    settle();

    var record = residents().findFirst().orElseThrow().record();
    var code = record.person().residentCode();
    assertThat(assigned(SHIZUOKA)).contains(code);
    assertThat(record.codeChange()).contains(new CodeChange(Events.code(1), Events.DAY));
    for (var state :
        List.of(
            backbone.nodes.national().find(code).orElseThrow(),
            backbone.nodes.prefecture(PREF_SHIZUOKA).find(code).orElseThrow())) {
      assertThat(state.entries())
          .extracting(entry -> entry.record().residentCode())
          .containsExactly(Events.code(1), code);
      assertThat(state.last().codeChange()).contains(new CodeChange(Events.code(1), Events.DAY));
    }
    assertThat(national(Events.code(1))).isFalse();
    assertThat(backbone.nodes.prefecture(PREF_SHIZUOKA).find(Events.code(1))).isEmpty();
    assertThat(backbone.nodes.municipal(SHIZUOKA).find(Events.code(1))).isEmpty();
    assertThat(backbone.nodes.municipal(SHIZUOKA).enter(Events.birth(SHIZUOKA, 1)))
        .matches(is(RefusalCode.CODE_TAKEN));
    assertThat(backbone.nodes.municipal(SHIZUOKA).enter(Events.codeChange(SHIZUOKA, 1)))
        .matches(is(RefusalCode.RESIDENT_UNKNOWN));
  }

  @Test
  void changeBeforeTheFirstUpdateWasSent_keepsTheOrder() {
    enter(Events.codeOrder(SHIZUOKA, 20));
    settle();
    backbone.relay.down = true;
    enter(Events.birth(SHIZUOKA, 1));
    enter(Events.codeChange(SHIZUOKA, 1));
    settle();
    backbone.relay.down = false;
    backbone.clock.now = backbone.clock.now.plus(Duration.ofHours(1));
    settle();

    var code = code(residents().findFirst().orElseThrow());
    assertThat(backbone.nodes.owed()).isEmpty();
    assertThat(backbone.nodes.national().find(code).orElseThrow().updateNumber()).isEqualTo(2);
  }

  @Test
  void closedResident_keepsTheCode() {
    enter(Events.birth(SHIZUOKA, 1));
    enter(Events.codeOrder(SHIZUOKA, 20));
    settle();
    enter(
        new ResidentEvent.Erasure(
            Events.header(SHIZUOKA, Events.DAY), EventReason.DEATH, Events.code(1)));
    assertThat(backbone.nodes.municipal(SHIZUOKA).enter(Events.codeChange(SHIZUOKA, 1)))
        .matches(is(RefusalCode.RECORD_CLOSED));
    assertThat(pool().drawn()).as("nothing drawn in vain").isZero();
  }

  @Test
  void residentWhoseNumberIsToCome_waitsWithTheCode() {
    enter(Events.codeOrder(SHIZUOKA, 20));
    enter(Events.birthWithoutNumber(SHIZUOKA, 1));
    assertThat(backbone.nodes.municipal(SHIZUOKA).enter(Events.codeChange(SHIZUOKA, 1)))
        .matches(is(RefusalCode.NUMBER_MISSING));
    settle();
    enter(Events.numberChange(SHIZUOKA, 1));
    assertThat(backbone.nodes.municipal(SHIZUOKA).enter(Events.codeChange(SHIZUOKA, 1)))
        .matches(is(RefusalCode.RECORD_LOCKED));
  }

  @Test
  void lostAnswers_leadToOneAssignment() {
    enter(Events.codeOrder(SHIZUOKA, 20));
    backbone.relay.losesAnswers = true;
    settle();
    assertThat(notices()).hasSize(1);
    backbone.relay.losesAnswers = false;
    backbone.clock.now = backbone.clock.now.plus(Duration.ofHours(1));
    settle();

    assertThat(notices()).hasSize(1);
    assertThat(pool()).isEqualTo(new CodePool(20, 0, 0));
    assertThat(backbone.nodes.owed()).isEmpty();
  }

  @Test
  void eightMunicipalitiesAtOnce_getDifferentCodes() throws Exception {
    var asking =
        Municipalities.japan()
            .keepingRegister()
            .map(Municipality::code)
            .limit(8)
            .map(NodeId::municipality)
            .toList();
    List<Callable<Outcome<RequestResidentCodesResponse>>> calls = new ArrayList<>();
    for (NodeId cs : asking) {
      for (int i = 0; i < 4; i++) {
        String request = "R-" + i;
        calls.add(() -> ask(cs, request, 10));
        calls.add(() -> ask(cs, request, 10));
      }
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var done : threads.invokeAll(calls)) {
        assertThat(done.get()).matches(Outcome::isPassed);
      }
    }

    assertThat(notices()).hasSize(32);
    assertThat(asking.stream().flatMap(cs -> assigned(cs).stream()))
        .hasSize(320)
        .doesNotHaveDuplicates();
  }

  @Test
  void tooManyUnused_areRefused() {
    ask(SHIZUOKA, "L-1", 500).orThrow();
    ask(SHIZUOKA, "L-2", 500).orThrow();
    assertThat(ask(SHIZUOKA, "L-3", 1)).matches(is(RefusalCode.CODE_LIMIT));
    assertThat(ask(SHIZUOKA, "L-2", 1)).matches(is(RefusalCode.REQUEST_NUMBER_REUSED));
  }

  @Test
  void codesNobodyAskedFor_areNotTaken() {
    var told =
        new CodeBody.Assigned("K-1", Events.municipality(SHIZUOKA), "C-1", List.of(Events.code(5)));
    assertThat(tell(told)).matches(is(RefusalCode.CODES_NOT_ASKED));
    enter(Events.birth(SHIZUOKA, 5));
    enter(Events.codeOrder(SHIZUOKA, "C-1", 1));
    assertThat(tell(told)).as("code of a resident").matches(is(RefusalCode.CODE_TAKEN));
  }

  @Test
  void eventsAtTheSameTimeOnAnEmptyPool_askForCodesOnce() {
    backbone.relay.down = true;
    var cs = backbone.nodes.municipal(SHIZUOKA);
    try (var counters = Executors.newFixedThreadPool(6)) {
      var entered =
          IntStream.range(1, 7)
              .mapToObj(index -> Events.birthWithoutCode(SHIZUOKA, index))
              .map(event -> CompletableFuture.supplyAsync(() -> cs.enter(event), counters))
              .toList();
      assertThat(entered).noneMatch(one -> one.join().isPassed());
    }
    assertThat(backbone.nodes.outbox(SHIZUOKA))
        .filteredOn(one -> one.entry().operation().equals(Operation.named("RequestResidentCodes")))
        .hasSize(1);
  }

  @Test
  void logsAndTexts_showNoCode() {
    enter(Events.codeOrder(SHIZUOKA, 20));
    settle();
    var code = assigned(SHIZUOKA).getFirst();
    assertThat(Stream.of(code.toString(), pool().toString(), notices().toString()))
        .noneMatch(text -> text.contains(code.value()));
  }

  private static Predicate<Outcome<?>> is(RefusalCode code) {
    return outcome ->
        outcome instanceof Outcome.Refused<?> refused && refused.refusal().code() == code;
  }

  private Stream<HouseholdMember> residents() {
    return backbone.nodes.municipal(SHIZUOKA).residents(100).stream().map(kept -> kept.member());
  }

  private static ResidentCode code(HouseholdMember member) {
    return member.record().person().residentCode();
  }

  private boolean national(ResidentCode code) {
    return backbone.nodes.national().find(code).isPresent();
  }

  private CodePool pool() {
    return backbone.nodes.municipal(SHIZUOKA).codes();
  }

  private List<OutboxEntry.Stored> notices() {
    return backbone.nodes.outbox(NodeId.NATIONAL).stream()
        .filter(stored -> stored.entry().operation().name().equals("AssignResidentCodes"))
        .toList();
  }

  /** In the order of assignment: what waits has its body, what was delivered was relayed. */
  private List<ResidentCode> assigned(NodeId cs) {
    String municipality = "municipalityCode>" + Events.municipality(cs).value() + "<";
    return Stream.concat(
            notices().stream().map(stored -> stored.entry().body()),
            backbone.relay.relayed.stream())
        .map(payload -> new String(payload.toByteArray(), StandardCharsets.UTF_8))
        .filter(text -> text.contains("AssignResidentCodes>") && text.contains(municipality))
        .flatMap(text -> CODE.matcher(text).results())
        .map(found -> new ResidentCode(found.group(1)))
        .toList();
  }

  private Outcome<RequestResidentCodesResponse> ask(NodeId cs, String request, int count) {
    return backbone
        .nodes
        .national()
        .requestResidentCodes(
            inbound(NodeId.NATIONAL, cs, "RequestResidentCodes"),
            CodeBody.write(new CodeBody.Asked(request, Events.municipality(cs), count)));
  }

  private Outcome<?> tell(CodeBody.Assigned told) {
    return backbone
        .nodes
        .municipal(SHIZUOKA)
        .assignResidentCodes(
            inbound(SHIZUOKA, NodeId.NATIONAL, "AssignResidentCodes"), CodeBody.write(told));
  }

  private Inbound inbound(NodeId at, NodeId sender, String operation) {
    return new Inbound(
        at,
        sender,
        Operation.named(operation),
        new MessageId("urn:uuid:00000000-0000-4000-8000-000000000000"),
        new Dispatch("op-1", "term-1", Purpose.NUMBERS),
        backbone.clock.now,
        SafeXml.newDocument().createElement("request"));
  }

  private void enter(ResidentEvent event) {
    backbone.nodes.municipal(SHIZUOKA).enter(event).orThrow();
  }

  /** Until nothing is due: one message makes the next. */
  private void settle() {
    while (backbone.nodes.runDue(backbone.clock.now) > 0) {
      assertThat(backbone.seen).hasSizeLessThan(500);
    }
  }
}
