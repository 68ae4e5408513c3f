package jukigate.simulators;

import static jukigate.simulators.Backbone.SHIZUOKA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.register.EventReason;
import jukigate.simulators.post.Delivery;
import jukigate.simulators.resident.event.ResidentEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same event file handed in twice. */
class EventAgainTest {
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
  void sameEventAgain_isAnsweredAsBeforeAndChangesNothing() {
    var cs = backbone.nodes.municipal(SHIZUOKA);
    var first = cs.enter(Events.birth(SHIZUOKA, 1, "E-again")).orThrow();
    cs.deliver(first);
    int sent = backbone.seen.size();

    var again = cs.enter(Events.birth(SHIZUOKA, 1, "E-again")).orThrow();

    assertThat(first.again()).isFalse();
    assertThat(again.again()).isTrue();
    assertThat(again.notifications()).isEqualTo(first.notifications());
    assertThat(cs.deliver(again)).containsExactly(new Delivery.Delivered());
    assertThat(backbone.seen).as("nothing is sent again").hasSize(sent);
    assertThat(backbone.nodes.outbox(SHIZUOKA)).hasSize(1);
  }

  @Test
  void sameEventAgainAfterARestart_isKnown() {
    backbone.nodes.municipal(SHIZUOKA).enter(Events.birth(SHIZUOKA, 1, "E-again")).orThrow();
    backbone.nodes.close();
    backbone.start();

    var again = backbone.nodes.municipal(SHIZUOKA).enter(Events.birth(SHIZUOKA, 1, "E-again"));

    assertThat(again.orThrow().again()).isTrue();
  }

  @Test
  void sameRequestNumberForOtherContent_isRefused() {
    var cs = backbone.nodes.municipal(SHIZUOKA);
    cs.enter(Events.birth(SHIZUOKA, 1, "E-again")).orThrow();

    assertThat(cs.enter(Events.birth(SHIZUOKA, 2, "E-again")))
        .isEqualTo(Outcome.refused(RefusalCode.REQUEST_NUMBER_REUSED));
    assertThat(cs.find(Events.code(2))).isEmpty();
  }

  @Test
  void eventThatSendsNothing_isKnownToo() {
    var cs = backbone.nodes.municipal(SHIZUOKA);
    cs.enter(Events.birth(SHIZUOKA, 1)).orThrow();
    var household = (ResidentEvent.HouseholdEvent) Events.household(SHIZUOKA, 1);
    cs.enter(household).orThrow();

    assertThat(cs.enter(household).orThrow().again()).isTrue();
    var other =
        new ResidentEvent.HouseholdEvent(
            household.header(),
            EventReason.HOUSEHOLD_CHANGE,
            household.residentCode(),
            Optional.of("妻"),
            Optional.empty(),
            Optional.empty());
    assertThat(cs.enter(other)).isEqualTo(Outcome.refused(RefusalCode.REQUEST_NUMBER_REUSED));
  }
}
