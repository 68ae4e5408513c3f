package jukigate.bench.relay;

import java.net.URI;
import jukigate.bench.load.Exchange;
import jukigate.bench.load.Subject;
import jukigate.bench.work.Parties;
import jukigate.bench.work.Work;

/** Sender and receiver of exchanges through a gateway that is somewhere else. */
public final class Relayed<Q, A> implements Subject {
  private final Work<Q, A> work;
  private final LightNode<Q, A> node;
  private final Sender<Q, A> sender;
  private final URI gateway;

  /**
   * @param node that the gateway passes messages on to
   * @param gateway where it is, or will be
   */
  Relayed(Work<Q, A> work, Parties parties, LightNode<Q, A> node, URI gateway) {
    this.work = work;
    this.node = node;
    this.sender = new Sender<>(work, parties);
    this.gateway = gateway;
  }

  public static <Q, A> Relayed<Q, A> start(Work<Q, A> work, Parties parties, URI gateway) {
    return new Relayed<>(work, parties, LightNode.start(work, parties), gateway);
  }

  /** Where the receiver listens. */
  public URI receiver() {
    return node.address();
  }

  @Override
  public Exchange exchange(int residents) {
    Q request = work.request(residents);
    return () -> sender.send(request, gateway);
  }

  @Override
  public void close() {
    sender.close();
    node.close();
  }
}
