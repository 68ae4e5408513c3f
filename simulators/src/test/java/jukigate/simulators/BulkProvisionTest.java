package jukigate.simulators;

import static jukigate.simulators.Backbone.AGENCY;
import static jukigate.simulators.Backbone.PREF_SHIZUOKA;
import static jukigate.simulators.Backbone.SHIZUOKA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jukigate.contract.bulkprovision.Result;
import jukigate.contract.bulkprovision.SendBulkConditions;
import jukigate.contract.bulkprovision.SendBulkResult;
import jukigate.contract.disclosure.DiscloseProvision;
import jukigate.contract.disclosure.DiscloseProvisionResponse;
import jukigate.contract.disclosure.DisclosureControl;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.RegisterText;
import jukigate.simulators.body.BodyXml;
import jukigate.simulators.node.BulkCounter;
import jukigate.simulators.node.BulkDesk;
import jukigate.simulators.node.Entered;
import jukigate.simulators.node.Inbound;
import jukigate.simulators.operator.Operator;
import jukigate.simulators.post.BodyDocument;
import jukigate.simulators.post.Letter;
import jukigate.simulators.resident.InventedResidents;
import jukigate.simulators.rule.BulkCondition;
import jukigate.simulators.rule.BulkCounts;
import jukigate.simulators.rule.BulkItem;
import jukigate.simulators.rule.Search;
import jukigate.simulators.store.BulkTable;
import jukigate.simulators.store.BulkTable.Way;
import jukigate.simulators.store.NodeStore;
import jukigate.simulators.store.OutboxEntry;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.message.Dispatch;
import jukigate.wire.security.Unsealer;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X16 between real nodes. */
class BulkProvisionTest {
  private static final String HOME = "静岡県静岡市葵区追手町五番一号";

  private static final Operator OP_1 = new Operator("op-1", "term-1");

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
  void everyCondition_hasItsOutcome_andOnlyOneHitGivesTheItemsAskedFor() {
    born(1, 2, 3);
    movedHome(1);

    ask("B-1", Purpose.STATE_AGENCY, List.of(BulkItem.NAME, BulkItem.ADDRESS), fiveConditions());
    backbone.settle();

    var results = results("B-1");
    assertThat(results).extracting(Result::getNumber).containsExactly(1, 2, 5, 6, 9);
    assertThat(results).extracting(Result::getOutcome).containsExactly("1", "2", "3", "4", "1");
    var found = results.getFirst().getRecord();
    assertThat(found.getName().getText()).isEqualTo(Events.NAME);
    assertThat(found.getAddress().getText()).isEqualTo(HOME);
    assertThat(found.getBirthDate()).isNull();
    assertThat(found.getIndividualNumber()).isNull();
    assertThat(results).filteredOn(one -> one.getRecord() == null).hasSize(3);
    assertThat(atAgency("B-1").counts()).isEqualTo(new BulkCounts(5, 2, 1, 1, 1));
    assertThat(national().runs().getFirst().counts()).isEqualTo(new BulkCounts(5, 2, 1, 1, 1));
  }

  @Test
  void provision_isShownToThePersonConcerned_whoAsksForDisclosure() {
    born(1, 2);
    ask("B-1", Purpose.STATE_AGENCY, BulkItem.FOUR_ITEMS, List.of(byNumber(1, 1)));
    backbone.settle();

    var shown = disclosed(1).getProvision();
    assertThat(shown).hasSize(1);
    assertThat(shown.getFirst().getRecipient()).isEqualTo(AGENCY.value());
    assertThat(shown.getFirst().getPurpose()).isEqualTo(Purpose.STATE_AGENCY.code());
    assertThat(shown.getFirst().getItems()).isEqualTo("一括提供 氏名 生年月日 性別 住所");
    assertThat(disclosed(2).getProvision()).as("who was not asked about").isEmpty();
  }

  @Test
  void j21_agencyGetsNoResidentCode_andTheNumberOnlyForADutyOfTheNumberAct() {
    born(1);
    var items = List.of(BulkItem.values());

    ask("B-1", Purpose.STATE_AGENCY, items, List.of(byNumber(1, 1)));
    backbone.settle();
    assertThat(atAgency("B-1").endedAt()).isEmpty();
    assertThat(backbone.nodes.outbox(AGENCY).getFirst().lastResult())
        .contains(RefusalCode.NUMBER_NOT_GRANTED.id());

    ask("B-2", Purpose.NUMBER_ACT, items, List.of(byNumber(1, 1)));
    backbone.settle();
    var record = results("B-2").getFirst().getRecord();
    assertThat(record.getIndividualNumber()).isEqualTo(SyntheticBlock.individualNumber(1).value());
    assertThat(text(new BodyXml().bytes(withResults(results("B-2")))))
        .doesNotContain(Events.code(1).value());
  }

  @Test
  void brokenProvision_goesOnWithTheMissingBlock_andProvidesNothingTwice() {
    var people = settled(41);
    var conditions =
        IntStream.rangeClosed(1, 4_100)
            .<BulkCondition>mapToObj(number -> byNumber(number, people.get(number % 41)))
            .toList();
    var blocks = new AtomicInteger();
    backbone.relay.change =
        payload -> {
          // The second block arrives, its acknowledgement does not.
          backbone.relay.losesAnswers = blocks.incrementAndGet() >= 2;
          return payload;
        };
    ask("B-1", Purpose.STATE_AGENCY, BulkItem.FOUR_ITEMS, conditions);
    backbone.settle();
    assertThat(national().runs().getFirst().counts().found()).isEqualTo(4_000);
    assertThat(atAgency("B-1").endedAt()).isEmpty();

    backbone.nodes.close();
    assertThat(provisions(people).stream().mapToInt(rows -> rows).sum()).isEqualTo(4_000);
    backbone.relay.change = payload -> payload;
    backbone.relay.losesAnswers = false;
    backbone.start();
    backbone.clock.now = backbone.clock.now.plus(Duration.ofMinutes(1));
    backbone.settle();

    assertThat(atAgency("B-1").endedAt()).isPresent();
    assertThat(atAgency("B-1").counts()).isEqualTo(new BulkCounts(4_100, 4_100, 0, 0, 0));
    assertThat(results("B-1")).hasSize(4_100);
    assertThat(national().runs().getFirst().counts().conditions()).isEqualTo(4_100);
    backbone.nodes.close();
    assertThat(provisions(people)).hasSize(41).containsOnly(100);
    backbone.start();
  }

  @Test
  void mediumProvision_leavesTheOutboxesEmpty_andItsBlocksAreTheSameBodies() {
    born(1);
    var order =
        new BulkTable.Order(Way.MEDIUM, BulkItem.FOUR_ITEMS, operator(Purpose.EXECUTING_AGENCY));
    agency()
        .ask(new BulkCounter.Asked("M-1", PREF_SHIZUOKA, order, List.of(byNumber(1, 1))))
        .orThrow();
    var desk = backbone.nodes.prefecture(PREF_SHIZUOKA).bulk();
    assertThat(desk.resultBlock(AGENCY, "M-1", 1)).isEmpty();

    var conditions = agency().conditionBlock(PREF_SHIZUOKA, "M-1", 1).orElseThrow();
    desk.take(
            inbound(PREF_SHIZUOKA, AGENCY, "SendBulkConditions", conditions),
            new BodyXml().read(conditions, SendBulkConditions.class),
            Way.MEDIUM)
        .orThrow();
    backbone.seen.clear();
    backbone.settle();
    assertThat(backbone.seen).isEmpty();

    var result = desk.resultBlock(AGENCY, "M-1", 1).orElseThrow();
    agency()
        .resulted(
            inbound(AGENCY, PREF_SHIZUOKA, "SendBulkResult", result),
            new BodyXml().read(result, SendBulkResult.class))
        .orThrow();
    assertThat(results("M-1")).extracting(Result::getOutcome).containsExactly("1");
  }

  @Test
  void result_thatDoesNotFitTheConditions_orWasNotAsked_isRefused() {
    born(1);
    var order =
        new BulkTable.Order(Way.MEDIUM, List.of(BulkItem.NAME), operator(Purpose.EXECUTING_AGENCY));
    agency()
        .ask(new BulkCounter.Asked("M-1", PREF_SHIZUOKA, order, List.of(byNumber(1, 1))))
        .orThrow();
    var desk = backbone.nodes.prefecture(PREF_SHIZUOKA).bulk();
    var conditions = agency().conditionBlock(PREF_SHIZUOKA, "M-1", 1).orElseThrow();
    desk.take(
            inbound(PREF_SHIZUOKA, AGENCY, "SendBulkConditions", conditions),
            new BodyXml().read(conditions, SendBulkConditions.class),
            Way.MEDIUM)
        .orThrow();
    var good = desk.resultBlock(AGENCY, "M-1", 1).orElseThrow();

    assertThat(resulted(NodeId.NATIONAL, good, body -> {}))
        .isEqualTo(Optional.of(RefusalCode.STREAM_NOT_ASKED));
    assertThat(resulted(PREF_SHIZUOKA, good, body -> body.getResult().getFirst().setNumber(2)))
        .isEqualTo(Optional.of(RefusalCode.BULK_RESULT_STRANGE));
    assertThat(
            resulted(
                PREF_SHIZUOKA, good, body -> body.getResult().getFirst().getRecord().setSex("1")))
        .isEqualTo(Optional.of(RefusalCode.BULK_RESULT_STRANGE));
    assertThat(resulted(PREF_SHIZUOKA, good, body -> body.getResult().getFirst().setOutcome("2")))
        .isEqualTo(Optional.of(RefusalCode.BULK_RESULT_STRANGE));
    assertThat(resulted(PREF_SHIZUOKA, good, body -> {})).isEmpty();
  }

  @Test
  void numberOfAProvision_isUsedOnce() {
    ask("B-1", Purpose.STATE_AGENCY, BulkItem.FOUR_ITEMS, List.of(byNumber(1, 1)));

    var again = asked("B-1", Purpose.STATE_AGENCY, BulkItem.FOUR_ITEMS, List.of(byNumber(1, 1)));

    assertThat(refusal(again)).hasValue(RefusalCode.BULK_NUMBER_TAKEN);
    assertThat(refusal(agency().results(OP_1, "B-1", block -> {})))
        .hasValue(RefusalCode.BULK_NOT_THERE);
  }

  @Test
  void operatorWithoutTheRight_neitherAsksNorFetches_andBothAreOnRecord() {
    born(1);
    var counter = new Operator("op-approver-1", "term-1");
    var left = new Operator("op-left-1", "term-1");
    var order = new BulkTable.Order(Way.LINE, List.of(BulkItem.INDIVIDUAL_NUMBER), by(counter));
    assertThat(refusal(agency().ask(new BulkCounter.Asked("B-1", NodeId.NATIONAL, order, one()))))
        .as("shows numbers")
        .hasValue(RefusalCode.OPERATOR_WITHOUT_RIGHT);
    assertThat(agency().runs()).isEmpty();
    order = new BulkTable.Order(Way.LINE, BulkItem.FOUR_ITEMS, by(counter));
    agency().ask(new BulkCounter.Asked("B-1", NodeId.NATIONAL, order, one())).orThrow();
    backbone.settle();

    assertThat(refusal(agency().results(left, "B-1", block -> fail("handed out"))))
        .hasValue(RefusalCode.OPERATOR_NOT_IN_OFFICE);
    var stranger = new Operator("nobody", "term-1");
    assertThat(refusal(agency().results(stranger, "B-1", block -> fail("handed out"))))
        .hasValue(RefusalCode.OPERATOR_UNKNOWN);
    agency().results(counter, "B-1", block -> {}).orThrow();
    assertThat(acts())
        .containsExactly(
            "op-approver-1 inquire RESULT B-1 ",
            "nobody inquire RESULT B-1 JG-B94",
            "op-left-1 inquire RESULT B-1 JG-B96",
            "op-approver-1 inquire B-1 ",
            "op-approver-1 unmask B-1 JG-B95");
  }

  @Test
  void resultWithNumbers_isForThoseWhoMaySeeNumbers() {
    born(1);
    ask("B-1", Purpose.NUMBER_ACT, List.of(BulkItem.values()), one());
    backbone.settle();

    var inquiry = new Operator("op-inquiry-1", "term-1");
    assertThat(refusal(agency().results(inquiry, "B-1", block -> fail("handed out"))))
        .hasValue(RefusalCode.OPERATOR_WITHOUT_RIGHT);
    var administrator = new Operator("op-admin-1", "term-1");
    assertThat(agency().results(administrator, "B-1", block -> {}).isPassed()).isTrue();
  }

  @Test
  void everythingIsErased_atTheServerAWeekAfterTheAcknowledgement_atTheAgencyAfterItsPeriod() {
    ask("B-1", Purpose.STATE_AGENCY, BulkItem.FOUR_ITEMS, List.of(byNumber(1, 1)));
    backbone.settle();
    Instant done = backbone.clock.now;

    backbone.nodes.eraseDue(done.plus(Duration.ofDays(7)).minusMillis(1));
    assertThat(national().runs()).hasSize(1);
    backbone.nodes.eraseDue(done.plus(Duration.ofDays(7)));
    assertThat(national().runs()).isEmpty();
    backbone.nodes.eraseDue(done.plus(Duration.ofDays(30)).minusMillis(1));
    assertThat(results("B-1")).hasSize(1);
    backbone.nodes.eraseDue(done.plus(Duration.ofDays(30)));
    assertThat(agency().runs()).isEmpty();
  }

  private static List<BulkCondition> one() {
    return List.of(byNumber(1, 1));
  }

  private static OutboxEntry.Operator by(Operator operator) {
    return new OutboxEntry.Operator(operator.id(), operator.terminalId(), Purpose.STATE_AGENCY);
  }

  /** 操作履歴 of the agency, the latest first. */
  private List<String> acts() {
    backbone.nodes.close();
    try (NodeStore store = NodeStore.open(folder).orThrow()) {
      return store.change(
          tables ->
              tables.operatorActs().of(AGENCY, 10).stream()
                  .map(
                      act ->
                          String.join(
                              " ",
                              act.operator().id(),
                              act.act().code(),
                              act.subject(),
                              act.refusal().orElse("")))
                  .toList());
    } finally {
      backbone.start();
    }
  }

  private Optional<RefusalCode> resulted(
      NodeId from, Payload good, java.util.function.Consumer<SendBulkResult> change) {
    var xml = new BodyXml();
    var body = xml.read(good, SendBulkResult.class);
    change.accept(body);
    var bytes = jukigate.simulators.body.Blocks.bytes(xml, body);
    return refusal(
        agency()
            .resulted(
                inbound(AGENCY, from, "SendBulkResult", bytes),
                xml.read(bytes, SendBulkResult.class)));
  }

  private static Optional<RefusalCode> refusal(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused
        ? Optional.of(refused.refusal().code())
        : Optional.empty();
  }

  private Inbound inbound(NodeId node, NodeId sender, String operation, Payload body) {
    return new Inbound(
        node,
        sender,
        Operation.named(operation),
        new MessageId("urn:uuid:00000000-0000-4000-8000-000000000016"),
        new Dispatch("op-1", "term-1", Purpose.EXECUTING_AGENCY),
        backbone.clock.now,
        BodyDocument.parse(body).orThrow());
  }

  private static SendBulkResult withResults(List<Result> results) {
    var body = new SendBulkResult();
    body.getResult().addAll(results);
    return body;
  }

  private static String text(Payload payload) {
    return new String(payload.toByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static List<BulkCondition> fiveConditions() {
    var name = Optional.of(RegisterText.of(Events.NAME));
    return List.of(
        new BulkCondition.BySearch(
            1,
            new Search(
                name,
                Optional.of(Events.DAY),
                Optional.of(RegisterText.of("静岡県静岡市葵区追手町5番1号")),
                Optional.empty())),
        byNumber(2, 77),
        new BulkCondition.BySearch(
            5, new Search(name, Optional.of(Events.DAY), Optional.empty(), Optional.empty())),
        new BulkCondition.BySearch(
            6, new Search(name, Optional.empty(), Optional.empty(), Optional.empty())),
        byNumber(9, 2));
  }

  private static BulkCondition byNumber(int number, int index) {
    return new BulkCondition.ByNumber(number, SyntheticBlock.individualNumber(index));
  }

  private static BulkCondition byNumber(int number, HouseholdMember person) {
    return new BulkCondition.ByNumber(
        number, person.record().person().individualNumber().orElseThrow());
  }

  private void ask(
      String bulk, Purpose purpose, List<BulkItem> items, List<BulkCondition> conditions) {
    asked(bulk, purpose, items, conditions).orThrow();
  }

  private Outcome<Entered> asked(
      String bulk, Purpose purpose, List<BulkItem> items, List<BulkCondition> conditions) {
    var order = new BulkTable.Order(Way.LINE, items, operator(purpose));
    return agency().ask(new BulkCounter.Asked(bulk, NodeId.NATIONAL, order, conditions));
  }

  private static OutboxEntry.Operator operator(Purpose purpose) {
    return new OutboxEntry.Operator("op-1", "term-1", purpose);
  }

  private BulkCounter agency() {
    return backbone.nodes.agency(AGENCY).bulk();
  }

  private BulkDesk national() {
    return backbone.nodes.national().bulk();
  }

  private BulkTable.Run atAgency(String bulk) {
    return agency().runs().stream()
        .filter(run -> run.key().bulk().equals(bulk))
        .findFirst()
        .orElseThrow();
  }

  private List<Result> results(String bulk) {
    List<Result> all = new ArrayList<>();
    agency().results(OP_1, bulk, all::addAll).orThrow();
    return all;
  }

  private void born(int... indices) {
    for (int index : indices) {
      backbone.nodes.municipal(SHIZUOKA).enter(Events.birth(SHIZUOKA, index)).orThrow();
    }
    backbone.settle();
  }

  private void movedHome(int index) {
    backbone.nodes.municipal(SHIZUOKA).enter(Events.moveWithin(SHIZUOKA, index, HOME)).orThrow();
    backbone.settle();
  }

  private List<HouseholdMember> settled(int people) {
    List<HouseholdMember> settled =
        InventedResidents.ofSeed(16)
            .residents(Events.municipality(SHIZUOKA))
            .limit(people)
            .toList();
    backbone.nodes.settle(SHIZUOKA, settled.stream().map(List::of).toList(), backbone.clock.now);
    return settled;
  }

  /** How often each was provided by the national server, while its nodes are down. */
  private List<Integer> provisions(List<HouseholdMember> people) {
    try (NodeStore store = NodeStore.open(folder).orThrow()) {
      return store.change(
          tables ->
              people.stream()
                  .map(one -> one.record().person().residentCode())
                  .map(code -> tables.provisions().of(NodeId.NATIONAL, code, 1_000).size())
                  .toList());
    }
  }

  /** X18, as the CS of Shizuoka asks the national server. */
  private DiscloseProvisionResponse disclosed(int index) {
    var control = new DisclosureControl();
    control.setRequestNumber("DISC-" + index);
    control.setMunicipalityCode(Events.municipality(SHIZUOKA).value());
    var request = new DiscloseProvision();
    request.setControl(control);
    request.setResidentCode(Events.code(index).value());
    var operation = Operation.named("DiscloseProvision");
    var letter =
        new Letter(
            SHIZUOKA,
            NodeId.NATIONAL,
            operation,
            new Dispatch("op-1", "term-1", Purpose.DISCLOSURE),
            new BodyXml().element(request));
    var sealed = backbone.sealed(letter, UUID.randomUUID().toString());
    var answer =
        backbone.relay.pass(NodeId.NATIONAL, operation.requestAction(), sealed).orThrow().body();
    var envelope = Envelope.parse(answer, Direction.ANSWER, XmlLimits.DEFAULT).orThrow();
    var body =
        new Unsealer(Backbone.PROFILE, backbone.trust)
            .unseal(envelope, backbone.clock.now)
            .orThrow()
            .body();
    return new BodyXml().read(body, DiscloseProvisionResponse.class);
  }
}
