package jukigate.simulators;

import static jukigate.simulators.Backbone.PREF_SHIZUOKA;
import static jukigate.simulators.Backbone.SHIZUOKA;
import static jukigate.simulators.Backbone.YOKOHAMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.domain.register.RegisterText;
import jukigate.simulators.body.CopyBody;
import jukigate.simulators.post.RetryPolicy;
import jukigate.simulators.store.NodeStore;
import jukigate.simulators.store.ReceiptRetention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptRetentionTest {
  @TempDir Path folder;

  @Test
  void receipts_areErasedWhenTheirPeriodIsOver_thoseOfDirectExchangesFirst() {
    Instant start;
    try (var backbone = new Backbone(folder)) {
      start = backbone.clock.now;
      var cs = backbone.nodes.municipal(SHIZUOKA);
      cs.deliver(cs.enter(Events.birth(SHIZUOKA, 1)).orThrow());
      ask(backbone);
      backbone.nodes.eraseDue(start.plus(Duration.ofDays(8)).minusMillis(1));
    }
    assertThat(receipts(SHIZUOKA)).as("X07, a moment before 8 days").isEqualTo(1);
    assertThat(receipts(PREF_SHIZUOKA)).isEqualTo(1);

    erase(start.plus(Duration.ofDays(8)));
    assertThat(receipts(SHIZUOKA)).as("X07 after 8 days").isZero();
    assertThat(receipts(PREF_SHIZUOKA)).as("X01 after 8 days").isEqualTo(1);

    erase(start.plus(Duration.ofDays(31)));
    assertThat(receipts(PREF_SHIZUOKA)).as("X01 after 31 days").isZero();
  }

  @Test
  void defaults_outlastEverySenderThatStillTries() {
    var direct = ReceiptRetention.DEFAULT.eraseAt(Operation.REQUEST_RESIDENCE_COPY, Instant.EPOCH);
    assertThat(direct).isAfter(Instant.EPOCH.plus(RetryPolicy.DEFAULT.age()));
  }

  @Test
  void periodShorterThanTheLongestExpires_isNotAccepted() {
    var week = Duration.ofDays(7);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReceiptRetention(week.minusMillis(1), week));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReceiptRetention(week, week.minusMillis(1)));
    assertThat(new ReceiptRetention(week, week).direct()).isEqualTo(week);
  }

  private static void ask(Backbone backbone) {
    var wish =
        new CopyBody.Wish(
            new CopyBody.Who.ByCode(Events.code(1)),
            "1",
            CopyBody.Special.NONE,
            RegisterText.of(Events.NAME),
            "本人");
    backbone
        .nodes
        .municipal(YOKOHAMA)
        .copyCounter()
        .ask(Events.municipality(SHIZUOKA), wish, "op-1", "term-1");
  }

  private void erase(Instant now) {
    try (var backbone = new Backbone(folder)) {
      backbone.nodes.eraseDue(now);
    }
  }

  private int receipts(NodeId node) {
    try (var store = NodeStore.open(folder).orThrow()) {
      return store.change(tables -> tables.receipts().count(node));
    }
  }
}
