package jukigate.app.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.xml.bind.JAXBContext;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.contract.dispatch.Dispatch;
import jukigate.contract.identityupdate.RefusalFault;
import jukigate.contract.identityupdate.UpdateIdentity;
import jukigate.domain.node.NodeId;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.wire.tls.JvmSecurity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A vendor with stock CXF, the published WSDL, and certificates from signing requests: docs/
 * howto-vendor.md as a test.
 */
class StockCxfClientTest {
  private static final NodeId VENDOR = new NodeId("cs-221007");
  private static final NodeId PREFECTURE = new NodeId("pref-220001");

  @TempDir static Path home;
  private static Backbone backbone;
  private static VendorKeys keys;

  @BeforeAll
  static void start() throws Exception {
    JvmSecurity.harden();
    var random = new SecureRandom();
    TestPki pki = TestPki.openOrMint(home.resolve("pki"), InstantSource.system(), random).orThrow();
    GatewayConfig config =
        GatewayConfig.of(Map.of())
            .with("profile", "recommended")
            .then(made -> made.with("listen.port", "0"))
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    var nodes =
        new BackboneSetup.Nodes(
            Set.of(PREFECTURE, VENDOR), 0, home.resolve("nodes"), Sending.WHEN_ASKED);
    var around = new BackboneSetup.Around(InstantSource.system(), random);
    backbone = Backbone.start(new BackboneSetup(pki, config, nodes, around, event -> {})).orThrow();
    keys = VendorKeys.certified(pki, VENDOR, home.resolve("vendor"));
  }

  @AfterAll
  static void stop() {
    backbone.close();
  }

  @Test
  void identityUpdateOfAStockClient_isAcknowledgedByThePrefecture() throws Exception {
    var port = StockCxfClient.identityUpdate(backbone.gatewayUrl(), keys, VENDOR, PREFECTURE);

    var response = port.updateIdentity(update("VENDOR-1"), dispatch());

    assertThat(response.getAcknowledgement().getRequestNumber()).isEqualTo("VENDOR-1");
    assertThat(response.getAcknowledgement().getReceiver()).contains(PREFECTURE.value());
  }

  @Test
  void refusalOfTheGateway_reachesAStockClientAsItsDeclaredFault() throws Exception {
    var port = StockCxfClient.identityUpdate(backbone.gatewayUrl(), keys, VENDOR, PREFECTURE);
    UpdateIdentity wrong = update("VENDOR-2");
    wrong.getRecord().setIndividualNumber("999202611042");

    assertThatThrownBy(() -> port.updateIdentity(wrong, dispatch()))
        .isInstanceOfSatisfying(
            RefusalFault.class,
            fault -> {
              assertThat(fault.getFaultInfo().getId()).isEqualTo("JG-404");
              assertThat(fault.getFaultInfo().getCorrelationId()).isNotBlank();
            });
  }

  private static UpdateIdentity update(String requestNumber) throws Exception {
    try (var file = StockCxfClientTest.class.getResourceAsStream("update.xml")) {
      UpdateIdentity update =
          (UpdateIdentity)
              JAXBContext.newInstance(UpdateIdentity.class).createUnmarshaller().unmarshal(file);
      update.getControl().setRequestNumber(requestNumber);
      return update;
    }
  }

  private static Dispatch dispatch() {
    Dispatch dispatch = new Dispatch();
    dispatch.setOperatorId("op-0001");
    dispatch.setTerminalId("term-0001");
    dispatch.setPurpose("P01");
    return dispatch;
  }
}
