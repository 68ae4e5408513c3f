package jukigate.simulators;

import static jukigate.simulators.Backbone.AGENCY;
import static jukigate.simulators.Backbone.PREF_KANAGAWA;
import static jukigate.simulators.Backbone.PREF_SHIZUOKA;
import static jukigate.simulators.Backbone.PROFILE;
import static jukigate.simulators.Backbone.SHIZUOKA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jukigate.contract.bulkprovision.Result;
import jukigate.contract.bulkprovision.SendBulkConditions;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.medium.MediumContent;
import jukigate.keystores.medium.MediumKind;
import jukigate.keystores.medium.MediumManifest;
import jukigate.keystores.medium.MediumSeal;
import jukigate.simulators.body.BodyXml;
import jukigate.simulators.medium.MediumDesk;
import jukigate.simulators.node.BulkCounter;
import jukigate.simulators.node.Inbound;
import jukigate.simulators.operator.Operator;
import jukigate.simulators.post.BodyDocument;
import jukigate.simulators.rule.BulkCondition;
import jukigate.simulators.rule.BulkItem;
import jukigate.simulators.store.BulkTable;
import jukigate.simulators.store.MediumTable;
import jukigate.simulators.store.MediumTable.Direction;
import jukigate.simulators.store.OutboxEntry;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.Validity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X16 by medium, between real nodes and files. */
class MediumDeskTest {
  @TempDir Path folder;
  private Backbone backbone;
  private Path conditions;

  @BeforeEach
  void start() {
    backbone = new Backbone(folder.resolve("nodes"));
    conditions = folder.resolve("conditions.p7m");
  }

  @AfterEach
  void stop() {
    backbone.close();
  }

  @Test
  void medium_goesThereAndBack_andEachActIsRecorded() throws IOException {
    backbone.nodes.municipal(SHIZUOKA).enter(Events.birth(SHIZUOKA, 1)).orThrow();
    backbone.settle();
    ask("B-1", 1);
    backbone.seen.clear();

    var exported = export(AGENCY, "B-1", conditions).orThrow();
    var imported = take(PREF_SHIZUOKA, conditions).orThrow();
    Path result = folder.resolve("result.p7m");
    export(PREF_SHIZUOKA, "B-1", result).orThrow();
    take(AGENCY, result).orThrow();

    List<Result> results = new ArrayList<>();
    backbone
        .nodes
        .agency(AGENCY)
        .bulk()
        .results(new Operator("op-1", "term-1"), "B-1", results::addAll)
        .orThrow();
    assertThat(results).extracting(Result::getOutcome).containsExactly("1");
    backbone.settle();
    assertThat(backbone.seen).as("nothing went over the line").isEmpty();
    assertThat(exported.act().direction()).isEqualTo(Direction.EXPORT);
    assertThat(exported.medium().peer()).contains(PREF_SHIZUOKA);
    assertThat(exported.medium().records()).isEqualTo(1);
    assertThat(exported.medium().sha256())
        .isEqualTo(Payload.of(Files.readAllBytes(conditions)).sha256());
    assertThat(imported.act().reason()).isEqualTo("月次の一括提供");
    assertThat(imported.medium().number()).isEqualTo("M-agency-pension-000001");
    assertThat(verdicts(PREF_SHIZUOKA)).containsExactly("DONE", "DONE");
    assertThat(verdicts(AGENCY)).containsExactly("DONE", "DONE");
    assertThat(Files.getPosixFilePermissions(conditions))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(folder.resolve("conditions.p7m.part")).doesNotExist();
  }

  @Test
  void secondImport_isRefused_andRecorded() {
    exported();
    take(PREF_SHIZUOKA, conditions).orThrow();
    assertThat(code(take(PREF_SHIZUOKA, conditions))).isEqualTo(RefusalCode.MEDIUM_IMPORTED_BEFORE);
    backbone.nodes.close();
    backbone.start();
    assertThat(code(take(PREF_SHIZUOKA, conditions))).isEqualTo(RefusalCode.MEDIUM_IMPORTED_BEFORE);
    assertThat(verdicts(PREF_SHIZUOKA)).containsExactly("DONE", "JG-M12", "JG-M12");
    assertThat(backbone.nodes.media().records(PREF_SHIZUOKA).getLast().medium().peer())
        .contains(AGENCY);
  }

  @Test
  void wrongNodeTamperedOrLateMedium_isRefused_andRecorded() throws IOException {
    exported();
    assertThat(code(take(PREF_KANAGAWA, conditions)))
        .isEqualTo(RefusalCode.MEDIUM_NOT_FOR_THIS_KEY);
    assertThat(verdicts(PREF_KANAGAWA)).containsExactly("JG-M02");

    byte[] bytes = Files.readAllBytes(conditions);
    bytes[bytes.length - 100] ^= 1;
    Path tampered = Files.write(folder.resolve("tampered.p7m"), bytes);
    assertThat(code(take(PREF_SHIZUOKA, tampered))).isEqualTo(RefusalCode.MEDIUM_DECRYPTION_FAILED);
    Path large = Files.write(folder.resolve("large.p7m"), new byte[MediumSeal.MAX_BYTES + 1]);
    assertThat(code(take(PREF_SHIZUOKA, large))).isEqualTo(RefusalCode.MEDIUM_UNREADABLE);
    backbone.clock.now = backbone.clock.now.plus(Duration.ofDays(30));
    assertThat(code(take(PREF_SHIZUOKA, conditions)))
        .isIn(RefusalCode.MEDIUM_EXPIRED, RefusalCode.MEDIUM_SIGNER_REFUSED);
    assertThat(verdicts(PREF_SHIZUOKA)).startsWith("JG-M03", "JG-M01").hasSize(3);
    assertThat(backbone.nodes.prefecture(PREF_SHIZUOKA).bulk().runs()).isEmpty();
  }

  @Test
  void actWithoutReasonOrOperator_isNotDone() {
    ask("B-1", 1);
    for (String reason : List.of("", "  ", "a\nb", "x".repeat(201))) {
      var act = new MediumTable.Act(AGENCY, Direction.EXPORT, "op-1", "rep-1", reason);
      assertThat(code(backbone.nodes.media().export(act, of("B-1", conditions))))
          .isEqualTo(RefusalCode.USAGE);
    }
    var nobody = new MediumTable.Act(AGENCY, Direction.EXPORT, "", "rep-1", "why");
    assertThat(code(backbone.nodes.media().export(nobody, of("B-1", conditions))))
        .isEqualTo(RefusalCode.USAGE);
    assertThat(conditions).doesNotExist();
    assertThat(verdicts(AGENCY)).isEmpty();
  }

  @Test
  void exportThatCannotBeWritten_leavesNoFile_andItsRecordSaysSo() throws IOException {
    ask("B-1", 1);
    Files.writeString(conditions, "something");
    assertThat(code(export(AGENCY, "B-1", conditions))).isEqualTo(RefusalCode.FILE_EXISTS);
    assertThat(conditions).hasContent("something");
    assertThat(code(export(AGENCY, "B-9", folder.resolve("b9"))))
        .isEqualTo(RefusalCode.BULK_NOT_THERE);
    assertThat(verdicts(AGENCY)).isEmpty();

    Path nowhere = folder.resolve("not-mounted").resolve("medium.p7m");
    assertThat(code(export(AGENCY, "B-1", nowhere))).isEqualTo(RefusalCode.DISK_FULL);
    assertThat(verdicts(AGENCY)).containsExactly("JG-O15");
  }

  @Test
  void halfImportedMedium_isImportedAgainToItsEnd() {
    ask("B-1", 2_100);
    export(AGENCY, "B-1", conditions).orThrow();
    var body =
        backbone.nodes.agency(AGENCY).bulk().conditionBlock(PREF_SHIZUOKA, "B-1", 1).orElseThrow();
    var desk = backbone.nodes.prefecture(PREF_SHIZUOKA).bulk();
    desk.take(
            inbound(body), new BodyXml().read(body, SendBulkConditions.class), BulkTable.Way.MEDIUM)
        .orThrow();

    assertThat(take(PREF_SHIZUOKA, conditions).orThrow().medium().records()).isEqualTo(2_100);
    assertThat(desk.runs().getFirst().counts().conditions()).isEqualTo(2_100);
  }

  @Test
  void entriesThatAreNotTheBlocks_areRefusedBeforeAnythingIsTaken() {
    ask("B-1", 1);
    Payload block =
        backbone.nodes.agency(AGENCY).bulk().conditionBlock(PREF_SHIZUOKA, "B-1", 1).orElseThrow();
    var errand = errand(MediumKind.CONDITIONS, "SendBulkConditions", Purpose.EXECUTING_AGENCY);

    assertThat(made(AGENCY, errand, List.of(block, Payload.ofUtf8("<other/>"))))
        .isEqualTo(RefusalCode.MEDIUM_CONTENT_DIFFERS); // the first says it is the only one
    assertThat(made(AGENCY, errand, List.of(Payload.ofUtf8("<other/>"))))
        .isEqualTo(RefusalCode.MEDIUM_ENTRY_INVALID);
    assertThat(made(AGENCY, errand, List.of(Payload.ofUtf8("no XML"))))
        .isEqualTo(RefusalCode.MEDIUM_ENTRY_INVALID);
    var wrongKind = errand(MediumKind.RESULT, "SendBulkConditions", Purpose.EXECUTING_AGENCY);
    assertThat(made(AGENCY, wrongKind, List.of(block)))
        .isEqualTo(RefusalCode.MEDIUM_CONTENT_DIFFERS);
    assertThat(backbone.nodes.prefecture(PREF_SHIZUOKA).bulk().runs()).isEmpty();
  }

  @Test
  void senderOrPurposeThatTheTableDoesNotKnow_isRefused() {
    ask("B-1", 1);
    Payload block =
        backbone.nodes.agency(AGENCY).bulk().conditionBlock(PREF_SHIZUOKA, "B-1", 1).orElseThrow();
    var state = errand(MediumKind.CONDITIONS, "SendBulkConditions", Purpose.STATE_AGENCY);
    assertThat(made(AGENCY, state, List.of(block))).isEqualTo(RefusalCode.PURPOSE_FORBIDDEN);
    var executing = errand(MediumKind.CONDITIONS, "SendBulkConditions", Purpose.EXECUTING_AGENCY);
    assertThat(made(PREF_KANAGAWA, executing, List.of(block)))
        .isEqualTo(RefusalCode.ROUTE_FORBIDDEN);
    assertThat(verdicts(PREF_SHIZUOKA)).containsExactly("JG-502", "JG-501");
  }

  @Test
  void conditionsThatTheLineWouldRefuse_areRefusedWithTheSameId() {
    var order =
        new BulkTable.Order(
            BulkTable.Way.MEDIUM, List.of(BulkItem.values()), operator(Purpose.EXECUTING_AGENCY));
    backbone.nodes.agency(AGENCY).bulk().ask(asked("B-1", order, 1)).orThrow();
    export(AGENCY, "B-1", conditions).orThrow();

    assertThat(code(take(PREF_SHIZUOKA, conditions))).isEqualTo(RefusalCode.NUMBER_NOT_GRANTED);
    assertThat(verdicts(PREF_SHIZUOKA)).containsExactly("JG-B83");
  }

  @Test
  void records_areKeptSevenYears() {
    exported();
    var end =
        backbone.clock.now.atZone(ZoneId.of("Asia/Tokyo")).plus(Period.ofYears(7)).toInstant();
    backbone.nodes.eraseDue(end.minusMillis(1));
    assertThat(verdicts(AGENCY)).containsExactly("DONE");
    backbone.nodes.eraseDue(end);
    assertThat(verdicts(AGENCY)).isEmpty();
  }

  private RefusalCode made(NodeId signer, MediumManifest.Errand errand, List<Payload> entries) {
    var manifest =
        new MediumManifest(
            new MediumManifest.Label("OTHER-1", signer, PREF_SHIZUOKA),
            errand,
            Validity.from(backbone.clock.now, Duration.ofDays(1)));
    Payload file =
        new MediumSeal(new SecureRandom())
            .seal(
                new MediumContent(manifest, entries),
                backbone.pki.signing(signer, PROFILE),
                backbone.pki.encryptionCertificate(PREF_SHIZUOKA))
            .orThrow();
    try {
      Path path = Files.write(folder.resolve("made.p7m"), file.toByteArray());
      return code(take(PREF_SHIZUOKA, path));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static MediumManifest.Errand errand(MediumKind kind, String operation, Purpose purpose) {
    return new MediumManifest.Errand(
        kind, Operation.named(operation), "B-1", new Dispatch("op-1", "term-1", purpose));
  }

  private void exported() {
    ask("B-1", 1);
    export(AGENCY, "B-1", conditions).orThrow();
  }

  private void ask(String bulk, int count) {
    var order =
        new BulkTable.Order(
            BulkTable.Way.MEDIUM, BulkItem.FOUR_ITEMS, operator(Purpose.EXECUTING_AGENCY));
    backbone.nodes.agency(AGENCY).bulk().ask(asked(bulk, order, count)).orThrow();
  }

  private static BulkCounter.Asked asked(String bulk, BulkTable.Order order, int count) {
    List<BulkCondition> list =
        IntStream.rangeClosed(1, count)
            .<BulkCondition>mapToObj(
                number ->
                    new BulkCondition.ByNumber(number, SyntheticBlock.individualNumber(number)))
            .toList();
    return new BulkCounter.Asked(bulk, PREF_SHIZUOKA, order, list);
  }

  private static OutboxEntry.Operator operator(Purpose purpose) {
    return new OutboxEntry.Operator("op-1", "term-1", purpose);
  }

  private Inbound inbound(Payload body) {
    return new Inbound(
        PREF_SHIZUOKA,
        AGENCY,
        Operation.named("SendBulkConditions"),
        new MessageId("urn:uuid:00000000-0000-4000-8000-000000000016"),
        new Dispatch("op-1", "term-1", Purpose.EXECUTING_AGENCY),
        backbone.clock.now,
        BodyDocument.parse(body).orThrow());
  }

  @Test
  void operatorWithoutTheRight_neitherExportsNorImports() {
    ask("B-1", 1);
    var clerk = new MediumTable.Act(AGENCY, Direction.EXPORT, "op-counter-1", "rep-1", "why");
    assertThat(code(backbone.nodes.media().export(clerk, of("B-1", conditions))))
        .isEqualTo(RefusalCode.OPERATOR_WITHOUT_RIGHT);
    assertThat(conditions).doesNotExist();
    export(AGENCY, "B-1", conditions).orThrow();
    var stranger = new MediumTable.Act(PREF_SHIZUOKA, Direction.IMPORT, "clerk", "rep-1", "why");
    assertThat(code(backbone.nodes.media().take(stranger, conditions)))
        .isEqualTo(RefusalCode.OPERATOR_UNKNOWN);
    assertThat(verdicts(PREF_SHIZUOKA)).isEmpty();
  }

  private Outcome<MediumTable.Entry> export(NodeId node, String bulk, Path out) {
    return backbone.nodes.media().export(act(node, Direction.EXPORT), of(bulk, out));
  }

  private static MediumDesk.Export of(String bulk, Path out) {
    return new MediumDesk.Export(bulk, Optional.empty(), out);
  }

  private Outcome<MediumTable.Entry> take(NodeId node, Path file) {
    return backbone.nodes.media().take(act(node, Direction.IMPORT), file);
  }

  private static MediumTable.Act act(NodeId node, Direction direction) {
    return new MediumTable.Act(node, direction, "op-1", "rep-1", "月次の一括提供");
  }

  private List<String> verdicts(NodeId node) {
    return backbone.nodes.media().records(node).stream().map(MediumTable.Entry::verdict).toList();
  }

  private static RefusalCode code(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?> refused -> refused.refusal().code();
      case Outcome.Passed<?> passed -> throw new AssertionError("passed: " + passed.value());
    };
  }
}
