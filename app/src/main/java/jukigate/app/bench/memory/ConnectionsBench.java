package jukigate.app.bench.memory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jukigate.app.bench.load.LoneGateway;
import jukigate.app.process.Launch;
import jukigate.bench.relay.LightNode;
import jukigate.bench.work.Batch;
import jukigate.bench.work.Parties;

/**
 * A gateway in a process of its own holds more and more connections, and relays an exchange on each
 * of them three times over.
 */
public final class ConnectionsBench {
  /** Steps, so that a curve shows and not only an end. */
  private static final int STEPS = 4;

  private static final int EXCHANGES = 3;

  /** What one CS sends before the first figure, so that what every gateway needs is there. */
  private static final int WARM_UP = 100;

  private static final Batch BATCH = new Batch();

  private ConnectionsBench() {}

  /**
   * With so many connections open.
   *
   * @param open as the gateway itself tells
   * @param errors exchanges that were not answered well, of {@code exchanges}
   * @param living bytes of heap after a full collection
   * @param resident bytes of the process in memory; 0 where the system does not tell
   */
  public record Held(int open, int exchanges, int errors, long living, long resident) {}

  /**
   * Throws PROCESS_NOT_STARTED when the gateway does not start.
   *
   * @param pki folder of the PKI that the parties have their keys from
   * @param work folder of this run
   * @param most how many connections at the end
   * @param seen told of each step when it is over
   * @throws InterruptedException when somebody ends it
   */
  public static List<Held> run(Parties parties, Path pki, Path work, int most, Consumer<Held> seen)
      throws InterruptedException {
    int management = LoneGateway.freePort();
    var settings =
        Map.of(
            "limits.connections", Integer.toString(Math.max(16, most + 16)),
            "management.port", Integer.toString(management));
    var place = LoneGateway.Place.apart(pki, work.resolve("connections"), settings);
    List<Held> all = new ArrayList<>();
    try (var node = LightNode.start(BATCH, parties);
        var gateway = LoneGateway.start(place, Launch.here(), BATCH, node.address());
        var memory = GatewayMemory.of(gateway.pid());
        var vitals = new Vitals(management);
        var connections = new HeldConnections(parties, place.address())) {
      connections.grow(1);
      for (int i = 0; i < WARM_UP; i++) {
        int unused = connections.exchange();
      }
      for (int step = 0; step <= STEPS; step++) {
        connections.grow(Math.max(1, most * step / STEPS));
        Held held = held(connections, memory, vitals);
        seen.accept(held);
        all.add(held);
      }
    }
    return all;
  }

  private static Held held(HeldConnections connections, GatewayMemory memory, Vitals vitals)
      throws InterruptedException {
    int errors = 0;
    for (int i = 0; i < EXCHANGES; i++) {
      errors += connections.exchange();
    }
    int open = vitals.connections();
    return new Held(
        open,
        EXCHANGES * connections.count(),
        errors,
        memory.livingBytes(),
        memory.residentBytes());
  }
}
