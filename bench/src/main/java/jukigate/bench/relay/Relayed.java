package jukigate.bench.relay;

import java.net.URI;
import jukigate.bench.batch.Batch;
import jukigate.bench.batch.Parties;
import jukigate.bench.load.Exchange;
import jukigate.bench.load.Subject;
import jukigate.contract.identityupdate.UpdateIdentityBatch;

/** Sender and receiver of exchanges through a gateway that is somewhere else. */
public final class Relayed implements Subject {
  private final LightNode node;
  private final BatchSender sender;
  private final URI gateway;

  /**
   * @param node that the gateway passes messages on to
   * @param gateway where it is, or will be
   */
  public Relayed(LightNode node, BatchSender sender, URI gateway) {
    this.node = node;
    this.sender = sender;
    this.gateway = gateway;
  }

  public static Relayed start(Parties parties, URI gateway) {
    return new Relayed(LightNode.start(parties), new BatchSender(parties), gateway);
  }

  /** Where the receiver listens. */
  public URI receiver() {
    return node.address();
  }

  @Override
  public Exchange exchange(int entries) {
    UpdateIdentityBatch batch = Batch.request(entries);
    return () -> sender.send(batch, gateway);
  }

  @Override
  public void close() {
    sender.close();
    node.close();
  }
}
