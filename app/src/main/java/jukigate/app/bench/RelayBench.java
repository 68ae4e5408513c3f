package jukigate.app.bench;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import jukigate.app.backbone.Backbone;
import jukigate.domain.node.NodeId;
import org.HdrHistogram.Histogram;

/**
 * Sends identity updates of new residents through a running gateway, one at a time, each sealed and
 * its acknowledgement verified, as a municipal CS does it.
 */
public final class RelayBench implements AutoCloseable {
  private final UpdateSender sender;
  private final URI gateway;
  private int requestBytes;

  public RelayBench(Backbone backbone, NodeId from, InstantSource clock, RandomGenerator random) {
    var keys = new UpdateSender.Keys(backbone.pki(), backbone.profile(), backbone.trust());
    this.sender = new UpdateSender(from, keys, clock, random);
    this.gateway = backbone.gatewayUrl(from);
  }

  /**
   * Sends so many updates.
   *
   * @return microseconds of each, from before sealing to after verifying the acknowledgement
   */
  public Histogram run(int rounds) {
    Histogram micros = new Histogram(Duration.ofMinutes(1).toNanos() / 1000, 3);
    for (int round = 0; round < rounds; round++) {
      long begin = System.nanoTime();
      var update = sender.seal();
      sender.send(update, gateway);
      micros.recordValue((System.nanoTime() - begin) / 1000);
      requestBytes = update.bytes().size();
    }
    return micros;
  }

  /** Size of the last request. */
  public int requestBytes() {
    return requestBytes;
  }

  @Override
  public void close() {
    sender.close();
  }
}
