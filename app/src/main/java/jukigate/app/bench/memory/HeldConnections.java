package jukigate.app.bench.memory;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jukigate.bench.relay.Sender;
import jukigate.bench.work.Batch;
import jukigate.bench.work.Parties;
import jukigate.contract.identityupdate.UpdateIdentityBatch;
import jukigate.contract.identityupdate.UpdateIdentityBatchResponse;

/** Connections of one CS to a gateway that all stay open, each used again and again. */
final class HeldConnections implements AutoCloseable {
  /** Fewer than a gateway takes from one node at a time. */
  private static final int AT_A_TIME = 16;

  private static final Batch WORK = new Batch();

  private final Parties parties;
  private final URI gateway;
  private final UpdateIdentityBatch batch = WORK.request(1);
  private final List<Sender<UpdateIdentityBatch, UpdateIdentityBatchResponse>> senders =
      new ArrayList<>();

  HeldConnections(Parties parties, URI gateway) {
    this.parties = parties;
    this.gateway = gateway;
  }

  /** Each opens with its first exchange. */
  void grow(int connections) {
    while (senders.size() < connections) {
      senders.add(new Sender<>(WORK, parties)); // a client of its own, so a connection of its own
    }
  }

  int count() {
    return senders.size();
  }

  /**
   * One verified exchange on each.
   *
   * @return how many failed
   */
  int exchange() throws InterruptedException {
    try (ExecutorService callers = Executors.newFixedThreadPool(AT_A_TIME)) {
      List<Future<?>> exchanges = new ArrayList<>();
      for (var sender : senders) {
        exchanges.add(callers.submit(() -> sender.send(batch, gateway)));
      }
      int failed = 0;
      for (Future<?> exchange : exchanges) {
        failed += isGood(exchange) ? 0 : 1;
      }
      return failed;
    }
  }

  private static boolean isGood(Future<?> exchange) throws InterruptedException {
    try {
      Object unused = exchange.get();
      return true;
    } catch (ExecutionException refused) {
      return false;
    }
  }

  @Override
  public void close() {
    senders.forEach(Sender::close);
  }
}
