package jukigate.app.bench;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import jukigate.app.backbone.Backbone;
import jukigate.app.backbone.BackboneSetup;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.RefusalCode;
import jukigate.keystores.KeyRole;
import jukigate.keystores.RevocationReason;
import jukigate.keystores.TestPki;

/**
 * Revokes the signing certificate of a node that sends all the time, and watches how long its
 * messages are still taken. Each round it gets a new certificate first.
 */
public final class RevocationBench {
  private static final long GAP_NANOS = Duration.ofMillis(20).toNanos();
  private static final long PATIENCE_NANOS = Duration.ofMinutes(3).toNanos();

  private final Backbone backbone;
  private final NodeId from;
  private final BackboneSetup.Around around;

  /**
   * @param backbone with the sender and its prefecture, which read revocation as they are set
   * @param from a municipal CS
   */
  public RevocationBench(Backbone backbone, NodeId from, BackboneSetup.Around around) {
    this.backbone = backbone;
    this.from = from;
    this.around = around;
  }

  /**
   * From the moment at which the CA has taken the revocation to the last message that was still
   * acknowledged having come back; zero when the very next one was refused.
   *
   * @throws IllegalStateException when it is never refused, or for another reason (JG-209 is right)
   */
  public Duration round() {
    TestPki pki = backbone.pki();
    pki.renew(from, KeyRole.SIGN).orThrow();
    var keys = new UpdateSender.Keys(pki, backbone.profile(), backbone.trust());
    try (var sender = new UpdateSender(from, keys, around.clock(), around.random())) {
      sender.send(sender.seal(), backbone.gatewayUrl()); // known as good: remembered, if anywhere
      pki.revoke("nodes/" + from + "/sign", RevocationReason.KEY_COMPROMISE).orThrow();
      return takenAfter(sender, System.nanoTime());
    }
  }

  private Duration takenAfter(UpdateSender sender, long begin) {
    URI gateway = backbone.gatewayUrl();
    long last = begin;
    while (sender.isTaken(sender.seal(), gateway, RefusalCode.CERTIFICATE_REVOKED)) {
      last = System.nanoTime();
      if (last - begin > PATIENCE_NANOS) {
        throw new IllegalStateException("a revoked certificate is still taken");
      }
      LockSupport.parkNanos(GAP_NANOS);
    }
    return Duration.ofNanos(last - begin);
  }
}
