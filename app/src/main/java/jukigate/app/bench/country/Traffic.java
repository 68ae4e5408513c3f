package jukigate.app.bench.country;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.simulators.observe.MessageEvent;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.message.ReceivedFault;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Counts what the nodes send, and takes the time of each exchange. */
final class Traffic implements MessageObserver {
  static final Operation CERTIFICATE = Operation.named("SendOutMigrationCertificate");
  static final Operation NOTICE = Operation.named("NotifyInMigration");
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);

  /** A node has one message of a kind under way to another at a time: outboxes keep the order. */
  private record Way(NodeId from, NodeId to, Optional<Operation> operation) {}

  private final Map<Way, Long> underWay = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private final AtomicLong taken = new AtomicLong();
  private final Recorder micros = new Recorder(LONGEST_MICROS, 3);
  private volatile BiConsumer<Operation, NodeId> moved = (operation, node) -> {};

  /**
   * @param listener hears the operation and the node of destination when a certificate is kept
   *     there ({@link #CERTIFICATE}) and when its 転入通知 is taken ({@link #NOTICE})
   */
  void onMove(BiConsumer<Operation, NodeId> listener) {
    moved = listener;
  }

  @Override
  public void saw(MessageEvent event) {
    var way = new Way(event.node(), event.other(), event.operation());
    switch (event) {
      case MessageEvent.Sent sent -> underWay.put(way, System.nanoTime());
      case MessageEvent.Answered answered -> answered(way, answered);
      case MessageEvent.Unanswered none -> {
        underWay.remove(way);
        refusals.merge(none.refusal().code().id(), 1, Integer::sum);
      }
      case MessageEvent.Received arrived -> {}
      case MessageEvent.Replied replied -> {
        if (replied.refusal().isEmpty()) {
          tell(CERTIFICATE, way, event.node());
        }
      }
    }
  }

  private void answered(Way way, MessageEvent.Answered answered) {
    Long begin = underWay.remove(way);
    if (begin != null) {
      long took = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin);
      micros.recordValue(Math.min(took, LONGEST_MICROS));
    }
    Optional<ReceivedFault> fault = answered.fault();
    if (fault.isPresent()) {
      refusals.merge(fault.get().refusalId(), 1, Integer::sum);
      return;
    }
    taken.incrementAndGet();
    tell(NOTICE, way, answered.node());
  }

  private void tell(Operation about, Way way, NodeId node) {
    if (way.operation().equals(Optional.of(about))) {
      moved.accept(about, node);
    }
  }

  /** Messages that were taken and acknowledged, since the beginning. */
  long taken() {
    return taken.get();
  }

  /** Times of the exchanges since this was asked last. */
  Histogram times() {
    return micros.getIntervalHistogram();
  }

  /** Refusals and messages without an answer, by id, since this was asked last. */
  Map<String, Integer> refusals() {
    Map<String, Integer> since = new TreeMap<>();
    for (String id : List.copyOf(refusals.keySet())) {
      since.put(id, refusals.remove(id));
    }
    return since;
  }
}
