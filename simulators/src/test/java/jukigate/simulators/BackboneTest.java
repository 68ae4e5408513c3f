package jukigate.simulators;

import static jukigate.simulators.Backbone.PREF_KANAGAWA;
import static jukigate.simulators.Backbone.PREF_SHIZUOKA;
import static jukigate.simulators.Backbone.SHIZUOKA;
import static jukigate.simulators.Backbone.YOKOHAMA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.register.CardEvent;
import jukigate.domain.register.CardState;
import jukigate.domain.register.EventReason;
import jukigate.domain.register.RegisterText;
import jukigate.simulators.body.CopyBody;
import jukigate.simulators.node.CopyCounter;
import jukigate.simulators.node.CopyDesk;
import jukigate.simulators.node.Entered;
import jukigate.simulators.post.Delivery;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.CopyRule;
import jukigate.simulators.store.OutboxState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real TLS, signatures, sockets and Derby; only the gateway is a relay without checks. */
final class BackboneTest {
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
  void birth_reachesNationalWithItsNameUnchanged() {
    var delivered = enter(Events.birth(SHIZUOKA, 1));
    backbone.nodes.runDue(backbone.clock.now);

    assertThat(delivered).containsExactly(new Delivery.Delivered());
    var national = backbone.nodes.national().find(Events.code(1)).orElseThrow();
    assertThat(national.current().name().value()).isEqualTo(Events.NAME);
    assertThat(national.updateNumber()).isEqualTo(1);
    assertThat(backbone.nodes.outbox(PREF_SHIZUOKA))
        .extracting(stored -> stored.state())
        .containsExactly(OutboxState.DELIVERED);
  }

  @Test
  void r3_householdEvent_changesTheRegisterAndSendsNothing() {
    enter(Events.birth(SHIZUOKA, 1));
    int before = backbone.seen.size();

    var entered = backbone.nodes.municipal(SHIZUOKA).enter(Events.household(SHIZUOKA, 1)).orThrow();

    assertThat(entered.notifications()).isEmpty();
    assertThat(backbone.seen).hasSize(before);
    var kept = backbone.nodes.municipal(SHIZUOKA).find(Events.code(1)).orElseThrow();
    assertThat(kept.member().record().relationship()).isEqualTo("世帯主");
    assertThat(enter(Events.moveWithin(SHIZUOKA, 1, "追手町九番六号")))
        .containsExactly(new Delivery.Delivered());
  }

  @Test
  void moveWithinThatChangesTheName_isRefusedByThePrefectureWithTheRule() {
    enter(Events.birth(SHIZUOKA, 1));

    var refused = enter(Events.renamed(SHIZUOKA, 1, EventReason.MOVE_WITHIN, "吉野\u3000花子"));

    assertThat(refused)
        .singleElement()
        .isInstanceOfSatisfying(
            Delivery.Refused.class,
            no -> {
              assertThat(no.fault().refusalId()).isEqualTo("JG-B04");
              assertThat(no.fault().textJa()).contains("R2").doesNotContain("花子");
            });
  }

  @Test
  void move_carriesTheCertificateTheNumberAndTheNewHome() {
    enter(Events.birth(SHIZUOKA, 1));
    assertThat(enter(Events.moveOut(SHIZUOKA, YOKOHAMA, 1)))
        .containsExactly(new Delivery.Delivered(), new Delivery.Delivered());
    backbone.nodes.runDue(backbone.clock.now);
    var desk = backbone.nodes.municipal(YOKOHAMA).outMigration();
    assertThat(desk.find(Events.code(1)).orElseThrow().migrant(Events.code(1)).updateNumber())
        .isEqualTo(2);

    assertThat(enterAt(YOKOHAMA, Events.moveIn(SHIZUOKA, YOKOHAMA, 1)))
        .containsExactly(new Delivery.Delivered(), new Delivery.Delivered());
    backbone.nodes.runDue(backbone.clock.now);

    var national = backbone.nodes.national().find(Events.code(1)).orElseThrow();
    assertThat(national.municipality()).isEqualTo(Events.municipality(YOKOHAMA));
    assertThat(national.updateNumber()).isEqualTo(3);
    assertThat(backbone.nodes.prefecture(PREF_KANAGAWA).find(Events.code(1))).isPresent();
    assertThat(desk.find(Events.code(1))).isEmpty();
    assertThat(everythingRelayed()).doesNotContain("追手町五番</");
  }

  @Test
  void r8_certificate_isErasedOnDay31AfterThePlannedDateAndCanBeAskedForAgain() {
    enter(Events.birth(SHIZUOKA, 1));
    enter(Events.moveOut(SHIZUOKA, YOKOHAMA, 1));
    var desk = backbone.nodes.municipal(YOKOHAMA).outMigration();
    var day30 = java.time.Instant.parse("2026-12-20T14:59:59Z");

    assertThat(backbone.nodes.eraseDue(day30)).isZero();
    assertThat(desk.find(Events.code(1))).isPresent();
    backbone.nodes.eraseDue(day30.plusSeconds(1));
    assertThat(desk.find(Events.code(1))).isEmpty();

    desk.ask(Events.municipality(SHIZUOKA), Events.code(1));
    backbone.nodes.runDue(backbone.clock.now);
    assertThat(desk.find(Events.code(1))).as("the request works again").isPresent();
  }

  @Test
  void copy_isApprovedSuppressedOrPending() {
    enter(Events.birth(SHIZUOKA, 1));
    var home = backbone.nodes.municipal(SHIZUOKA);
    var printer = backbone.nodes.municipal(YOKOHAMA).printRoom();

    assertThat(ask()).isInstanceOf(CopyCounter.Standing.Ready.class);
    assertThat(printer.print("op-1", BackboneTest::wasteBasket).orThrow()).hasSize(1);
    assertThat(printer.print("op-1", BackboneTest::wasteBasket).orThrow())
        .as("printed once")
        .isEmpty();

    enter(Events.copyRule(SHIZUOKA, 1, CopyRule.SUPPRESS));
    assertThat(ask())
        .isInstanceOfSatisfying(
            CopyCounter.Standing.Refused.class, no -> assertThat(no.reason()).isEqualTo("H01"));

    enter(Events.copyRule(SHIZUOKA, 1, CopyRule.ASK));
    var pending = (CopyCounter.Standing.Pending) ask();
    home.copies()
        .decide(new CopyDesk.Decision(YOKOHAMA, pending.requestNumber(), true, "op-7"))
        .orThrow();
    assertThat(printer.print("op-1", BackboneTest::wasteBasket).orThrow()).isEmpty();
    assertThat(printer.pending()).containsExactly(pending.requestNumber());
    backbone.nodes.runDue(backbone.clock.now);
    assertThat(printer.print("op-1", BackboneTest::wasteBasket).orThrow()).hasSize(1);
    assertThat(printer.pending()).isEmpty();
  }

  @Test
  void card_followsItsStates() {
    for (var event : List.of(CardEvent.PREPARE, CardEvent.ISSUE, CardEvent.SUSPEND)) {
      assertThat(enter(Events.card(SHIZUOKA, 1, event))).containsExactly(new Delivery.Delivered());
    }
    assertThat(backbone.nodes.cardManagement().find("ABCD12345678").orElseThrow().state())
        .isEqualTo(CardState.SUSPENDED);
    assertThat(enter(Events.card(SHIZUOKA, 1, CardEvent.ISSUE)))
        .singleElement()
        .isInstanceOfSatisfying(
            Delivery.Refused.class, no -> assertThat(no.fault().refusalId()).isEqualTo("JG-B11"));
  }

  @Test
  void lostAnswer_isRepeatedAndAppliedOnce() {
    backbone.relay.losesAnswers = true;
    var waiting = enter(Events.birth(SHIZUOKA, 1));
    backbone.relay.losesAnswers = false;
    backbone.clock.now = backbone.clock.now.plus(Duration.ofSeconds(2));
    backbone.nodes.runDue(backbone.clock.now);

    assertThat(waiting).singleElement().isInstanceOf(Delivery.Waiting.class);
    var state = backbone.nodes.prefecture(PREF_SHIZUOKA).find(Events.code(1)).orElseThrow();
    assertThat(state.entries()).hasSize(1);
    assertThat(backbone.nodes.outbox(SHIZUOKA).getFirst().state()).isEqualTo(OutboxState.DELIVERED);
    assertThat(backbone.nodes.outbox(PREF_SHIZUOKA)).hasSize(1);
  }

  /** More than are asked for at a time get past it. */
  @Test
  void messageThatTakesLong_holdsUpNobodyElse() {
    for (int resident = 1; resident <= 72; resident++) {
      enter(Events.birth(SHIZUOKA, resident));
    }
    var first = new AtomicBoolean(true);
    var past = new CountDownLatch(66);
    var inTime = new AtomicBoolean();
    backbone.relay.change =
        message -> {
          if (first.getAndSet(false)) {
            inTime.set(isOver(past));
          } else {
            past.countDown();
          }
          return message;
        };
    backbone.nodes.runDue(backbone.clock.now);

    assertThat(inTime).isTrue();
    assertThat(backbone.nodes.outbox(PREF_SHIZUOKA))
        .hasSize(72)
        .allSatisfy(sent -> assertThat(sent.state()).isEqualTo(OutboxState.DELIVERED));
  }

  @Test
  void nationalDown_keepsTheOrderOfAResident() {
    enter(Events.birth(SHIZUOKA, 1));
    enter(Events.moveWithin(SHIZUOKA, 1, "追手町九番六号"));
    enter(Events.renamed(SHIZUOKA, 1, EventReason.EX_OFFICIO_CORRECTION, "吉野\u3000花子"));
    backbone.relay.down = true;
    backbone.nodes.runDue(backbone.clock.now);
    assertThat(backbone.nodes.national().find(Events.code(1))).isEmpty();
    backbone.nodes.close();
    backbone.relay.down = false;
    backbone.start();
    backbone.clock.now = backbone.clock.now.plus(Duration.ofMinutes(10));
    backbone.nodes.runDue(backbone.clock.now);

    var national = backbone.nodes.national().find(Events.code(1)).orElseThrow();
    assertThat(national.entries())
        .extracting(update -> update.updateNumber())
        .containsExactly(1, 2, 3);
  }

  private static Outcome<String> wasteBasket(String name, Payload pdf) {
    return Outcome.passed(name);
  }

  private CopyCounter.Standing ask() {
    var wish =
        new CopyBody.Wish(
            new CopyBody.Who.ByCode(Events.code(1)),
            "1",
            CopyBody.Special.NONE,
            RegisterText.of(Events.NAME),
            "本人");
    return backbone
        .nodes
        .municipal(YOKOHAMA)
        .copyCounter()
        .ask(Events.municipality(SHIZUOKA), wish, "op-1", "term-1");
  }

  private List<Delivery> enter(ResidentEvent event) {
    return enterAt(SHIZUOKA, event);
  }

  private List<Delivery> enterAt(jukigate.domain.node.NodeId cs, ResidentEvent event) {
    Entered entered = backbone.nodes.municipal(cs).enter(event).orThrow();
    return backbone.nodes.municipal(cs).deliver(entered);
  }

  private String everythingRelayed() {
    var all = new StringBuilder();
    backbone.relay.relayed.forEach(
        payload -> all.append(new String(payload.toByteArray(), StandardCharsets.UTF_8)));
    return all.toString();
  }

  private static boolean isOver(CountDownLatch latch) {
    try {
      return latch.await(15, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
