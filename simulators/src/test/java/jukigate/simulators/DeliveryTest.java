package jukigate.simulators;

import static jukigate.simulators.Backbone.SHIZUOKA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.RegisterText;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.DeliveryOrder;
import jukigate.simulators.rule.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X10: 送付先情報. */
class DeliveryTest {
  private static final DeliveryOrder.Place OFFICE =
      new DeliveryOrder.Place(
          RegisterText.of("静岡市役所"), "4200000", RegisterText.of("静岡県静岡市葵区架空町5番1号"), "054-000-0000");

  @TempDir Path folder;
  private Backbone backbone;

  @BeforeEach
  void start() {
    backbone = new Backbone(folder);
    var cs = backbone.nodes.municipal(SHIZUOKA);
    cs.deliver(cs.enter(Events.birth(SHIZUOKA, 1)).orThrow());
  }

  @AfterEach
  void stop() {
    backbone.close();
  }

  @Test
  void r10_deliveryAddress_isGoneAtBothEndsAfterItsPeriod() {
    var cs = backbone.nodes.municipal(SHIZUOKA);
    cs.deliver(cs.enter(order("D-1")).orThrow());
    var now = backbone.clock.now;
    assertThat(kept("D-1")).isTrue();

    backbone.nodes.eraseDue(now.plus(Duration.ofDays(30)).minusMillis(1));
    assertThat(kept("D-1")).as("a moment before").isTrue();

    assertThat(backbone.nodes.eraseDue(now.plus(Duration.ofDays(30)))).isEqualTo(3);
    assertThat(kept("D-1")).isFalse();
  }

  @Test
  void r10_deliveryAddressThatNobodyTook_isGoneFromTheOutboxToo() {
    backbone.relay.down = true;
    var cs = backbone.nodes.municipal(SHIZUOKA);
    var entered = cs.enter(order("D-1")).orThrow();
    cs.deliver(entered);

    backbone.nodes.eraseDue(backbone.clock.now.plus(Duration.ofDays(30)));

    assertThat(backbone.nodes.outbox(SHIZUOKA))
        .noneMatch(stored -> stored.id() == entered.notifications().getFirst());
  }

  @Test
  void numberThatWasUsed_isRefusedAtTheCounter() {
    var cs = backbone.nodes.municipal(SHIZUOKA);
    cs.enter(order("D-1")).orThrow();

    assertThat(cs.enter(order("D-1")))
        .isEqualTo(Outcome.refused(RefusalCode.DELIVERY_NUMBER_TAKEN, Rule.DELIVERY_COUNTS));
  }

  private boolean kept(String number) {
    var code = Events.municipality(SHIZUOKA);
    return backbone.nodes.cardManagement().delivery(code, number).isPresent();
  }

  private static ResidentEvent order(String number) {
    return new ResidentEvent.DeliveryNotice(
        Events.header(SHIZUOKA, Events.DAY),
        Events.code(1),
        new DeliveryOrder(number, "1", OFFICE));
  }
}
