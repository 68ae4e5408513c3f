package jukigate.simulators;

import static jukigate.simulators.Backbone.SHIZUOKA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jukigate.domain.node.NodeId;
import jukigate.domain.register.ControlItems;
import jukigate.domain.register.RegisterDate;
import jukigate.domain.register.RegisterText;
import jukigate.simulators.body.RenewalBody;
import jukigate.simulators.post.Delivery;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.rule.DeliveryOrder;
import jukigate.simulators.rule.HeldCertificate;
import jukigate.simulators.rule.RenewalTarget;
import jukigate.simulators.store.RenewalTable.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X20: 更新対象者照会 with the delivery address that answers it, and 電子証明書のシリアル番号. */
final class RenewalTest {
  private static final RegisterDate UNTIL = RegisterDate.western(2027, 3, 31);

  @TempDir private Path folder;
  private Backbone backbone;

  @BeforeEach
  void start() {
    backbone = new Backbone(folder);
    enter(Events.birth(SHIZUOKA, 1));
    backbone.nodes.runDue(backbone.clock.now);
  }

  @AfterEach
  void stop() {
    backbone.close();
  }

  @Test
  void target_staysOpenAtBothEnds_untilItsDeliveryAddressGoes() {
    inquire();
    assertThat(backbone.nodes.cardManagement().renewals(State.OPEN))
        .containsExactly(new RenewalTarget(Events.code(1), UNTIL));
    assertThat(backbone.nodes.cardManagement().renewals(State.NOT_RESIDENT))
        .containsExactly(new RenewalTarget(Events.code(2), UNTIL));
    assertThat(backbone.nodes.municipal(SHIZUOKA).renewals()).hasSize(1);

    backbone.nodes.close();
    backbone.start();
    enter(delivery());
    assertThat(backbone.nodes.municipal(SHIZUOKA).renewals()).isEmpty();
    assertThat(backbone.nodes.cardManagement().renewals(State.OPEN)).isEmpty();
    assertThat(backbone.nodes.cardManagement().renewals(State.ANSWERED)).hasSize(1);
  }

  @Test
  void lostAnswer_isRepeatedAndNotedOnce() {
    backbone.relay.losesAnswers = true;
    inquire();
    assertThat(backbone.nodes.cardManagement().renewals(State.OPEN)).hasSize(2);
    backbone.relay.losesAnswers = false;
    backbone.clock.now = backbone.clock.now.plus(Duration.ofSeconds(2));
    backbone.nodes.runDue(backbone.clock.now);
    assertThat(backbone.nodes.cardManagement().renewals(State.OPEN)).hasSize(1);
    assertThat(backbone.nodes.municipal(SHIZUOKA).renewals()).hasSize(1);
  }

  @Test
  void inquiry_isErasedAfterAYear() {
    inquire();
    backbone.nodes.eraseDue(backbone.clock.now.plus(Duration.ofDays(366)));
    assertThat(backbone.nodes.municipal(SHIZUOKA).renewals()).isEmpty();
    assertThat(backbone.nodes.cardManagement().renewals(State.OPEN)).isEmpty();
  }

  @Test
  void serials_areKeptAtTheNationalServer_allOrNone() {
    enter(Events.birth(SHIZUOKA, 2));
    backbone.nodes.runDue(backbone.clock.now);
    assertThat(enter(serials(new HeldCertificate(Events.code(1), "0A"))))
        .containsExactly(new Delivery.Delivered());
    assertThat(
            enter(
                serials(
                    new HeldCertificate(Events.code(2), "0B"),
                    new HeldCertificate(Events.code(2), "0A"))))
        .singleElement()
        .isInstanceOfSatisfying(
            Delivery.Refused.class, no -> assertThat(no.fault().refusalId()).isEqualTo("JG-B65"));
    var national = backbone.nodes.national();
    assertThat(national.holder("0A")).contains(Events.code(1));
    assertThat(national.holder("0B")).as("none of a refused notice").isEmpty();
    backbone.nodes.eraseDue(backbone.clock.now.plus(Duration.ofDays(5 * 366)));
    assertThat(national.holder("0A")).isEmpty();
  }

  private void inquire() {
    var targets =
        List.of(new RenewalTarget(Events.code(1), UNTIL), new RenewalTarget(Events.code(2), UNTIL));
    var inquiry = new RenewalBody.Inquiry("R-1", Events.municipality(SHIZUOKA), targets);
    backbone
        .nodes
        .cardManagement()
        .inquireRenewal(inquiry, new ControlItems.Request("R-1", "op-1", "term-1"));
    backbone.nodes.runDue(backbone.clock.now);
  }

  private static ResidentEvent delivery() {
    var office =
        new DeliveryOrder.Place(
            RegisterText.of("静岡市役所"), "4200000", RegisterText.of("静岡県静岡市葵区"), "054-000-0000");
    return new ResidentEvent.DeliveryNotice(
        Events.header(SHIZUOKA, Events.DAY), Events.code(1), new DeliveryOrder("D-1", "2", office));
  }

  private static ResidentEvent serials(HeldCertificate... certificates) {
    return new ResidentEvent.CertificateSerials(
        Events.header(SHIZUOKA, Events.DAY), List.of(certificates));
  }

  private List<Delivery> enter(ResidentEvent event) {
    var node = backbone.nodes.municipal(NodeId.municipality(event.header().municipality()));
    return node.deliver(node.enter(event).orThrow());
  }
}
