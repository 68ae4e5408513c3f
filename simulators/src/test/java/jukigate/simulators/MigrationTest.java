package jukigate.simulators;

import static jukigate.simulators.Backbone.PREF_SHIZUOKA;
import static jukigate.simulators.Backbone.SHIZUOKA;
import static jukigate.simulators.Backbone.YOKOHAMA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jukigate.contract.inmigrationnotice.NotifyInMigration;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.SyntheticBlock;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.CardEvent;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.HouseholdMember;
import jukigate.domain.register.RecordFlag;
import jukigate.domain.register.RecordStatus;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.simulators.body.BodyXml;
import jukigate.simulators.body.InMigrationBody;
import jukigate.simulators.body.OutMigrationBody;
import jukigate.simulators.node.Entered;
import jukigate.simulators.node.InMigrationDesk;
import jukigate.simulators.post.Delivery;
import jukigate.simulators.post.Letter;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.Regimes;
import jukigate.wire.envelope.Direction;
import jukigate.wire.envelope.Envelope;
import jukigate.wire.message.Dispatch;
import jukigate.wire.message.FaultBody;
import jukigate.wire.security.Unsealer;
import jukigate.wire.xml.XmlLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moves between municipalities: X04 whole, X05, over real TLS, signatures, sockets and Derby. */
final class MigrationTest {
  private static final LocalDate PLANNED = LocalDate.of(2026, 12, 1);

  @TempDir Path folder;
  private Backbone backbone;

  @BeforeEach
  void start() {
    backbone = new Backbone(folder);
    enter(SHIZUOKA, Events.birth(SHIZUOKA, 1));
  }

  @AfterEach
  void stop() {
    backbone.close();
  }

  @Test
  void moveOut_makesAPlannedMover_andTheNoticeMakesItFinal() {
    enter(SHIZUOKA, Events.moveOut(SHIZUOKA, YOKOHAMA, 1, PLANNED));

    assertThat(member().record().control().status()).isEqualTo(RecordStatus.CLOSED);
    assertThat(member().record().control().flags()).contains(RecordFlag.PLANNED);
    assertThat(move().last()).isEmpty();

    enter(YOKOHAMA, Events.moveIn(SHIZUOKA, YOKOHAMA, 1, PLANNED, ""));

    assertThat(member().record().control().flags()).doesNotContain(RecordFlag.PLANNED);
    assertThat(move().last()).isPresent();
  }

  @Test
  void r9_noticeOfInMigration_hasNoIndividualNumber() {
    enter(SHIZUOKA, Events.moveOut(SHIZUOKA, YOKOHAMA, 1, PLANNED));
    enter(YOKOHAMA, Events.moveIn(SHIZUOKA, YOKOHAMA, 1, PLANNED, ""));

    Payload relayed =
        backbone.relay.relayed.stream()
            .filter(payload -> text(payload).contains("NotifyInMigration"))
            .findFirst()
            .orElseThrow();
    var envelope = Envelope.parse(relayed, Direction.REQUEST, XmlLimits.DEFAULT).orThrow();
    var opened =
        new Unsealer(Backbone.PROFILE, backbone.trust)
            .unseal(envelope, backbone.clock.now)
            .orThrow()
            .open(backbone.pki.decryption(SHIZUOKA))
            .orThrow();
    String body = text(new BodyXml().bytes(new BodyXml().read(opened, NotifyInMigration.class)));

    assertThat(body).contains(Events.code(1).value());
    assertThat(body).doesNotContain(SyntheticBlock.individualNumber(1).value());
    assertThat(text(relayed))
        .as("encrypted on the way")
        .doesNotContain(Events.code(1).value(), Events.NAME);
  }

  @Test
  void r15_noticeBeforeThePlannedDate_keepsPlannedAndFixed() {
    var earlier = LocalDate.of(2026, 11, 21);
    enter(SHIZUOKA, Events.moveOut(SHIZUOKA, YOKOHAMA, 1, PLANNED));
    enter(YOKOHAMA, Events.moveIn(SHIZUOKA, YOKOHAMA, 1, earlier, ""));

    assertThat(move().planned().plannedDate()).isEqualTo(RegisterDate.japanese(PLANNED));
    assertThat(move().planned().destination()).isEqualTo(YOKOHAMA);
    assertThat(move().last().orElseThrow().movedInOn()).isEqualTo(RegisterDate.japanese(earlier));
    assertThat(move().last().orElseThrow().address().value()).isEqualTo("本町六丁目五十番地の十");
  }

  @Test
  void r16_ofSeveralNotices_theLastCounts_andAResendCorrects() {
    enter(SHIZUOKA, Events.moveOut(SHIZUOKA, YOKOHAMA, 1, PLANNED));
    var first = notice("N-1", PLANNED);
    assertThat(refusal(send(YOKOHAMA, SHIZUOKA, "NotifyInMigration", first))).isEmpty();
    assertThat(refusal(send(YOKOHAMA, SHIZUOKA, "NotifyInMigration", first)))
        .as("the same once more changes nothing")
        .isEmpty();
    assertThat(move().fixed()).hasSize(1);

    var later = PLANNED.plusDays(3);
    assertThat(refusal(send(YOKOHAMA, SHIZUOKA, "NotifyInMigration", notice("N-2", later))))
        .isEmpty();

    assertThat(move().fixed()).hasSize(2);
    assertThat(move().last().orElseThrow().movedInOn()).isEqualTo(RegisterDate.japanese(later));
    assertThat(refusal(send(YOKOHAMA, SHIZUOKA, "NotifyInMigration", notice("N-2", PLANNED))))
        .contains("JG-B10");
  }

  @Test
  void r17_withoutANotice_thePersonIsOnTheListOfTheMissing() {
    enter(SHIZUOKA, Events.moveOut(SHIZUOKA, YOKOHAMA, 1, PLANNED));
    var desk = backbone.nodes.municipal(SHIZUOKA).inMigrations();

    backbone.clock.now = java.time.Instant.parse("2026-12-15T14:59:59Z");
    assertThat(desk.missing()).as("day 14").isEmpty();
    backbone.clock.now = backbone.clock.now.plusSeconds(1);
    assertThat(desk.missing()).extracting(one -> one.person()).containsExactly(Events.code(1));

    backbone.clock.now = java.time.Instant.parse("2026-11-21T03:00:00Z");
    enter(YOKOHAMA, Events.moveIn(SHIZUOKA, YOKOHAMA, 1, PLANNED, ""));
    backbone.clock.now = java.time.Instant.parse("2026-12-20T03:00:00Z");
    assertThat(desk.missing()).isEmpty();
  }

  @Test
  void noticeAboutWhoDidNotMoveOut_isRefused() {
    assertThat(refusal(send(YOKOHAMA, SHIZUOKA, "NotifyInMigration", notice("N-3", PLANNED))))
        .contains("JG-B50");
    assertThat(move(1)).isEmpty();
  }

  @Test
  void moveBackAndOutAgain_isAnotherMove() {
    enter(SHIZUOKA, Events.moveOut(SHIZUOKA, YOKOHAMA, 1, PLANNED));
    enter(YOKOHAMA, Events.moveIn(SHIZUOKA, YOKOHAMA, 1, PLANNED, ""));
    enter(YOKOHAMA, Events.moveOut(YOKOHAMA, SHIZUOKA, 1, PLANNED));
    enter(SHIZUOKA, Events.moveIn(YOKOHAMA, SHIZUOKA, 1, PLANNED, ""));
    assertThat(member().record().control().status()).isEqualTo(RecordStatus.OPEN);

    enter(SHIZUOKA, Events.moveOut(SHIZUOKA, YOKOHAMA, 1, PLANNED));

    assertThat(move().last()).isEmpty();
    assertThat(member().record().control().flags()).contains(RecordFlag.PLANNED);
  }

  @Test
  void cancelledMoveOut_restoresTheResidentAndVoidsTheCertificate() {
    enter(SHIZUOKA, Events.moveOut(SHIZUOKA, YOKOHAMA, 1, PLANNED));
    var newHome = backbone.nodes.municipal(YOKOHAMA).outMigration();
    assertThat(newHome.find(Events.code(1))).isPresent();

    assertThat(enter(SHIZUOKA, Events.cancelled(SHIZUOKA, 1)))
        .hasSize(2)
        .allMatch(Delivery.Delivered.class::isInstance);

    assertThat(newHome.find(Events.code(1))).isEmpty();
    assertThat(member().record().control().status()).isEqualTo(RecordStatus.OPEN);
    assertThat(member().record().control().flags()).doesNotContain(RecordFlag.PLANNED);
    var prefecture = backbone.nodes.prefecture(PREF_SHIZUOKA).find(Events.code(1)).orElseThrow();
    assertThat(prefecture.entries())
        .extracting(update -> update.record().reason())
        .containsExactly(
            EventReason.BIRTH, EventReason.DOMESTIC_MOVE_OUT, EventReason.CANCELLATION_RESTORING);
    assertThat(refusal(send(YOKOHAMA, SHIZUOKA, "RequestOutMigrationCertificate", pull("P-1"))))
        .as("nothing to ask for any more")
        .contains("JG-B16");
    assertThat(enter(SHIZUOKA, Events.moveWithin(SHIZUOKA, 1, "追手町九番六号")))
        .containsExactly(new Delivery.Delivered());
  }

  @Test
  void cancellationAfterTheNotice_isRefused_andAUsedCertificateStays() {
    enter(SHIZUOKA, Events.moveOut(SHIZUOKA, YOKOHAMA, 1, PLANNED));
    enter(YOKOHAMA, Events.moveIn(SHIZUOKA, YOKOHAMA, 1, PLANNED, ""));

    assertThat(entered(SHIZUOKA, Events.cancelled(SHIZUOKA, 1)))
        .isEqualTo(Optional.of(RefusalCode.MOVE_IS_FINAL));
    var revocation =
        new OutMigrationBody.Revocation(
            Events.code(1), RegisterDate.japanese(PLANNED), Events.DAY, YOKOHAMA);
    var body = OutMigrationBody.cancellation(way("C-1"), revocation);
    assertThat(refusal(send(SHIZUOKA, YOKOHAMA, "CancelOutMigrationCertificate", body)))
        .contains("JG-B55");
  }

  @Test
  void cancellationOfWhatIsNotErased_isRefused() {
    assertThat(entered(SHIZUOKA, Events.cancelled(SHIZUOKA, 1)))
        .isEqualTo(Optional.of(RefusalCode.REASON_UNKNOWN));
    assertThat(entered(SHIZUOKA, Events.cancelled(SHIZUOKA, 2)))
        .isEqualTo(Optional.of(RefusalCode.RESIDENT_UNKNOWN));
  }

  @Test
  void moveInWithACard_continuesItByItself() {
    for (var event : List.of(CardEvent.PREPARE, CardEvent.ISSUE)) {
      enter(SHIZUOKA, Events.card(SHIZUOKA, 1, event));
    }
    enter(SHIZUOKA, Events.moveOut(SHIZUOKA, YOKOHAMA, 1, Events.DAY.toLocalDate().orElseThrow()));

    assertThat(
            enter(
                YOKOHAMA,
                Events.moveIn(SHIZUOKA, YOKOHAMA, 1, LocalDate.of(2026, 11, 20), "ABCD12345678")))
        .containsExactly(
            new Delivery.Delivered(), new Delivery.Delivered(), new Delivery.Delivered());

    var card = backbone.nodes.cardManagement().find("ABCD12345678").orElseThrow();
    assertThat(card.municipality()).isEqualTo(Events.municipality(YOKOHAMA));
  }

  @Test
  void moveInWithACardAfter90Days_isRefused_andWithoutItIsNot() {
    var longAgo = LocalDate.of(2026, 8, 22);
    enter(SHIZUOKA, Events.entryOfBorn(SHIZUOKA, 2, longAgo));
    enter(SHIZUOKA, Events.moveOut(SHIZUOKA, YOKOHAMA, 2, PLANNED));

    assertThat(entered(YOKOHAMA, Events.moveIn(SHIZUOKA, YOKOHAMA, 2, longAgo, "ABCD12345678")))
        .isEqualTo(Optional.of(RefusalCode.CARD_CONTINUATION_LATE));
    assertThat(
            entered(
                YOKOHAMA,
                Events.moveIn(SHIZUOKA, YOKOHAMA, 2, longAgo.plusDays(1), "ABCD12345678")))
        .isEmpty();
  }

  @Test
  void regimeOf2003_asks_andTodaysPushes() {
    backbone.nodes.useRegime(Regimes.named("2003-08"));
    var newHome = backbone.nodes.municipal(YOKOHAMA).outMigration();
    assertThat(enter(SHIZUOKA, Events.moveOut(SHIZUOKA, YOKOHAMA, 1, PLANNED)))
        .as("only the erasure goes out")
        .containsExactly(new Delivery.Delivered());
    assertThat(newHome.find(Events.code(1))).isEmpty();

    newHome.ask(Events.municipality(SHIZUOKA), Events.code(1));
    backbone.settle();
    var pulled = newHome.find(Events.code(1)).orElseThrow().migrant(Events.code(1)).person();
    assertThat(pulled.name().furigana()).as("not an item of 2003").isEmpty();

    backbone.nodes.useRegime(Optional.empty());
    enter(SHIZUOKA, Events.birth(SHIZUOKA, 2));
    enter(SHIZUOKA, Events.moveOut(SHIZUOKA, YOKOHAMA, 2, PLANNED));
    var pushed = newHome.find(Events.code(2)).orElseThrow().migrant(Events.code(2)).person();
    assertThat(pushed.name().furigana()).as("an item since 2025-05-26").isPresent();
  }

  private NotifyInMigration notice(String number, LocalDate day) {
    var arrival =
        new InMigrationBody.Arrival(
            RegisterText.of("追手町五番一号"),
            RegisterText.of("本町六丁目"),
            RegisterDate.japanese(day),
            RegisterDate.japanese(day));
    return InMigrationBody.write(way(number), member().record().person(), arrival);
  }

  private static Object pull(String number) {
    return OutMigrationBody.request(way(number), Events.code(1));
  }

  private static OutMigrationBody.Way way(String number) {
    return new OutMigrationBody.Way(
        number, Events.municipality(SHIZUOKA), Events.municipality(YOKOHAMA));
  }

  private Payload send(NodeId from, NodeId to, String operation, Object body) {
    var named = Operation.named(operation);
    var letter =
        new Letter(
            from,
            to,
            named,
            new Dispatch("op-1", "term-1", Purpose.MIGRATION),
            new BodyXml().element(body));
    var sealed = backbone.sealed(letter, UUID.randomUUID().toString());
    return backbone.relay.pass(to, named.requestAction(), sealed).orThrow().body();
  }

  private Optional<String> refusal(Payload answer) {
    var body =
        new Unsealer(Backbone.PROFILE, backbone.trust)
            .unseal(
                Envelope.parse(answer, Direction.ANSWER, XmlLimits.DEFAULT).orThrow(),
                backbone.clock.now)
            .orThrow()
            .body();
    return FaultBody.read(body).map(fault -> fault.refusalId());
  }

  private HouseholdMember member() {
    return backbone.nodes.municipal(SHIZUOKA).find(Events.code(1)).orElseThrow().member();
  }

  private InMigrationDesk.MoveOut move() {
    return move(1).orElseThrow();
  }

  private Optional<InMigrationDesk.MoveOut> move(int index) {
    return backbone.nodes.municipal(SHIZUOKA).inMigrations().find(Events.code(index));
  }

  private List<Delivery> enter(NodeId cs, ResidentEvent event) {
    Entered entered = backbone.nodes.municipal(cs).enter(event).orThrow();
    var deliveries = backbone.nodes.municipal(cs).deliver(entered);
    backbone.settle();
    return deliveries;
  }

  /** The refusal of an event, if it was refused. */
  private Optional<RefusalCode> entered(NodeId cs, ResidentEvent event) {
    return switch (backbone.nodes.municipal(cs).enter(event)) {
      case Outcome.Passed<Entered> passed -> Optional.empty();
      case Outcome.Refused<Entered>(var refusal) -> Optional.of(refusal.code());
    };
  }

  private static String text(Payload payload) {
    return new String(payload.toByteArray(), StandardCharsets.UTF_8);
  }
}
