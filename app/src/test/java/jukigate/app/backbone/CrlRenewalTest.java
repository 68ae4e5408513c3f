package jukigate.app.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.config.GatewayConfig;
import jukigate.keystores.TestPki;
import jukigate.simulators.SimulatorConfig.Sending;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.tls.JvmSecurity;
import jukigate.wire.trust.CertificateUsage;
import jukigate.wire.trust.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backbone that is up for longer than a CRL is good (7 days). */
class CrlRenewalTest {
  private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");
  private static final NodeId NODE = new NodeId("pref-220001");

  @TempDir Path home;

  private volatile Instant now = START;

  @Test
  void backboneUpForAMonth_renewsItsCrlsByItselfAndStillTrusts() {
    JvmSecurity.harden();
    InstantSource clock = () -> now;
    TestPki pki =
        TestPki.openOrMint(home.resolve("pki"), clock, new SecureRandom(), Map.of()).orThrow();
    try (Backbone backbone = Backbone.start(setup(pki, clock)).orThrow()) {
      backbone.reloadTrust().orThrow();
      assertThat(backbone.reloadTrust().orThrow()).as("fresh CRLs are left alone").isFalse();

      Trust left = new Trust(pki.trustMaterial(), backbone.profile(), after(8));
      assertThat(left.verify(pki.tls(NODE).chain(), CertificateUsage.TLS_CLIENT))
          .as("what was read at the start is of no use on day 8")
          .isEqualTo(Outcome.refused(RefusalCode.REVOCATION_UNKNOWN, "no current CRL"));

      for (int day = 1; day <= 30; day++) {
        now = after(day).instant();
        backbone.reloadTrust().orThrow();
        assertThat(verified(backbone)).as("day %d", day).isEqualTo(Outcome.passed(NODE));
      }
    }
  }

  private static InstantSource after(int days) {
    return InstantSource.fixed(START.plus(Duration.ofDays(days)));
  }

  private static Outcome<NodeId> verified(Backbone backbone) {
    return backbone.trust().verify(backbone.pki().tls(NODE).chain(), CertificateUsage.TLS_CLIENT);
  }

  private BackboneSetup setup(TestPki pki, InstantSource clock) {
    GatewayConfig config =
        GatewayConfig.of(Map.of())
            .with("listen.port", "0")
            .then(made -> made.with("trust.reload-interval", "1h"))
            .then(made -> made.with("journal.folder", home.resolve("gateway").toString()))
            .orThrow();
    return new BackboneSetup(
        pki,
        config,
        new BackboneSetup.Nodes(Set.of(NODE), 0, home.resolve("nodes"), Sending.WHEN_ASKED),
        new BackboneSetup.Around(clock, new SecureRandom()),
        MessageObserver.NONE);
  }
}
