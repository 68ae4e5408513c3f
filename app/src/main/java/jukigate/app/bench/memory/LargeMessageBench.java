package jukigate.app.bench.memory;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import jukigate.app.bench.load.LoneGateway;
import jukigate.app.process.Launch;
import jukigate.bench.relay.LightNode;
import jukigate.bench.relay.Sender;
import jukigate.bench.work.Batch;
import jukigate.bench.work.BodyText;
import jukigate.bench.work.Indentation;
import jukigate.bench.work.Parties;
import jukigate.contract.identityupdate.UpdateIdentityBatch;
import jukigate.domain.refusal.RefusedException;
import org.w3c.dom.Element;

/** How much more heap a gateway needs for a large message than for a small one. */
public final class LargeMessageBench {
  private static final LeastHeap SEARCH = new LeastHeap(16, 384, 4);

  private static final Batch WORK = new Batch();

  /** One after the other. */
  private static final int MESSAGES = 3;

  private final Parties parties;
  private final Path pki;
  private final Path work;
  private final AtomicInteger tries = new AtomicInteger();

  /**
   * One try.
   *
   * @param messageBytes about so many of the body
   * @param heapMegabytes of the gateway
   */
  public record Tried(int messageBytes, int heapMegabytes, boolean works) {}

  /**
   * @param pki folder of the PKI that the parties have their keys from
   * @param work folder for the configurations and journals of the gateways
   */
  public LargeMessageBench(Parties parties, Path pki, Path work) {
    this.parties = parties;
    this.pki = pki;
    this.work = work;
  }

  /**
   * The least heap, in megabytes, with which it relays three such messages, one after the other.
   *
   * @param bytes of the body, in the most updates with white space between the elements where they
   *     alone are not as large; 0 for one update
   * @param seen told of each try
   */
  public int leastHeap(int bytes, Consumer<Tried> seen) {
    int entries = bytes == 0 ? 1 : WORK.most();
    UpdateIdentityBatch request = WORK.request(entries);
    Element body = new BodyText(WORK).element(request);
    Indentation.grow(body, bytes);
    try (var node = LightNode.start(WORK, parties);
        var sender = new Sender<>(WORK, parties)) {
      return SEARCH.megabytes(
          megabytes -> {
            boolean works = works(megabytes, node.address(), to -> sender.send(request, body, to));
            seen.accept(new Tried(bytes, megabytes, works));
            return works;
          });
    }
  }

  private boolean works(int megabytes, URI receiver, Consumer<URI> message) {
    Launch launch =
        Launch.here().with("-Xmx" + megabytes + "m").with("-XX:+ExitOnOutOfMemoryError");
    Path home = work.resolve("try-" + tries.incrementAndGet());
    var place = LoneGateway.Place.apart(pki, home, Map.of());
    try (var gateway = LoneGateway.start(place, launch, WORK, receiver)) {
      for (int i = 0; i < MESSAGES; i++) {
        message.accept(place.address());
      }
      return gateway.isAlive();
    } catch (RefusedException e) {
      return false;
    }
  }
}
