package jukigate.simulators;

import static jukigate.simulators.Backbone.SHIZUOKA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.post.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two notifications of a node may wait; whoever brings a third one is told, and keeps it. */
class OutboxFullTest {
  private static final NodeId PREFECTURE = new NodeId("pref-220001");
  private static final int MOST = 2;

  @TempDir Path folder;
  private Backbone backbone;

  @BeforeEach
  void start() {
    backbone = new Backbone(folder, MOST);
  }

  @AfterEach
  void stop() {
    backbone.close();
  }

  @Test
  void eventAtTheCounter_isRefusedAsAWhole_whileNobodyTakesWhatWaits() {
    backbone.relay.down = true;
    var cs = backbone.nodes.municipal(SHIZUOKA);
    cs.enter(Events.birth(SHIZUOKA, 1)).orThrow();
    cs.enter(Events.birth(SHIZUOKA, 2)).orThrow();

    assertThat(cs.enter(Events.birth(SHIZUOKA, 3)))
        .isEqualTo(Outcome.refused(RefusalCode.OUTBOX_FULL, SHIZUOKA, MOST));
    assertThat(cs.find(Events.code(3))).as("not half entered").isEmpty();
    assertThat(backbone.nodes.outbox(SHIZUOKA)).hasSize(MOST);

    backbone.relay.down = false;
    backbone.clock.now = backbone.clock.now.plus(Duration.ofMinutes(10));
    backbone.settle();
    assertThat(cs.enter(Events.birth(SHIZUOKA, 3)).isPassed()).isTrue();
  }

  @Test
  void updateThatAPrefectureCouldNotPassOn_staysWithItsSender_untilThereIsRoom() {
    var cs = backbone.nodes.municipal(SHIZUOKA);
    for (int person = 1; person <= MOST; person++) {
      cs.deliver(cs.enter(Events.birth(SHIZUOKA, person)).orThrow());
    }
    assertThat(backbone.nodes.outbox(PREFECTURE)).hasSize(MOST);

    var third = cs.enter(Events.birth(SHIZUOKA, 3)).orThrow();
    assertThat(cs.deliver(third))
        .singleElement()
        .isInstanceOfSatisfying(
            Delivery.Waiting.class,
            waiting -> assertThat(waiting.lastResult()).contains(RefusalCode.OUTBOX_FULL.id()));
    assertThat(backbone.nodes.prefecture(PREFECTURE).find(Events.code(3))).isEmpty();

    backbone.settle();
    backbone.clock.now = backbone.clock.now.plus(Duration.ofMinutes(10));
    backbone.settle();
    assertThat(backbone.nodes.national().find(Events.code(3))).isPresent();
    assertThat(backbone.nodes.owed()).isEmpty();
  }
}
