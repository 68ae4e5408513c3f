package jukigate.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.RevocationReason;
import jukigate.keystores.TestPki;
import jukigate.simulators.node.LineClerk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CRLs that come by medium, since the line is down. */
final class CrlMediumTest {
  @TempDir Path folder;

  @Test
  void r22_olderListsOnAMedium_areRefused_andTheNewerOnesStay() {
    var time = new AtomicReference<>(Instant.parse("2026-11-21T02:00:00Z"));
    var pki = TestPki.openOrMint(folder.resolve("pki"), time::get, new SecureRandom()).orThrow();
    var revoked = pki.tls(Backbone.YOKOHAMA).chain().getFirst();
    try (var backbone = new Backbone(folder.resolve("nodes"), pki)) {
      backbone.relay.down = true;
      var older = pki.trustMaterial();
      time.set(time.get().plus(Duration.ofMinutes(10)));
      pki.revoke("nodes/" + Backbone.YOKOHAMA + "/tls", RevocationReason.KEY_COMPROMISE).orThrow();
      LineClerk line = backbone.nodes.line();

      assertThat(line.renew(pki.trustMaterial())).isInstanceOf(LineClerk.Renewal.FromMedium.class);
      assertThat(line.material().crls()).anyMatch(list -> list.isRevoked(revoked));

      assertThat(line.renew(older))
          .isInstanceOfSatisfying(
              LineClerk.Renewal.Refused.class,
              refused -> assertThat(refused.why().code()).isEqualTo(RefusalCode.CRL_REFUSED));
      assertThat(line.material().crls()).anyMatch(list -> list.isRevoked(revoked));
    }
  }
}
