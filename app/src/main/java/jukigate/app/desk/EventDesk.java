package jukigate.app.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.node.Entered;
import jukigate.simulators.node.MunicipalNode;
import jukigate.simulators.post.Delivery;
import jukigate.simulators.resident.event.ResidentEvent;
import jukigate.simulators.resident.event.ResidentEventFile;
import jukigate.simulators.store.OutboxEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enters the event files of its folder at the municipal CS that they name, and says what came. */
public final class EventDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventDesk.class);

  private final DeskFolder folder;
  private final SimulatedNodes nodes;
  private final Set<NodeId> served;
  private final ScheduledExecutorService clerk =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("desk").factory());

  private Optional<ScheduledFuture<?>> looking = Optional.empty();

  /**
   * @param served the nodes that this process plays
   */
  public EventDesk(DeskFolder folder, SimulatedNodes nodes, Set<NodeId> served) {
    this.folder = folder;
    this.nodes = nodes;
    this.served = Set.copyOf(served);
  }

  /** Looks into the folder from now on. */
  public void open() {
    looking = Optional.of(clerk.scheduleWithFixedDelay(this::look, 0, 100, TimeUnit.MILLISECONDS));
  }

  /** Enters everything that waits now; returns how many files that were. */
  public int takeAll() {
    List<Path> waiting = folder.waiting();
    waiting.forEach(file -> folder.answer(file, take(file)));
    return waiting.size();
  }

  @Override
  public void close() {
    looking.ifPresent(it -> it.cancel(false));
    clerk.close(); // a file that is being entered gets its answer
  }

  /** A look that fails must not end the looking; the file stays and is tried again. */
  private void look() {
    try {
      takeAll();
    } catch (RuntimeException e) {
      LOG.error("event desk: {}", e.getClass().getSimpleName());
    }
  }

  private DeskResult take(Path file) {
    Outcome<DeskResult> result =
        ResidentEventFile.read(file)
            .then(
                event ->
                    municipality(event)
                        .then(cs -> cs.enter(event).map(entered -> sent(cs, entered))));
    return switch (result) {
      case Outcome.Passed<DeskResult>(DeskResult good) -> good;
      case Outcome.Refused<DeskResult>(var refusal) -> DeskResult.refused(refusal);
    };
  }

  private Outcome<MunicipalNode> municipality(ResidentEvent event) {
    NodeId id = NodeId.municipality(event.header().municipality());
    return served.contains(id)
        ? Outcome.passed(nodes.municipal(id))
        : Outcome.refused(RefusalCode.NOT_ADDRESSED_HERE, id);
  }

  private DeskResult sent(MunicipalNode cs, Entered entered) {
    List<Delivery> deliveries = cs.deliver(entered);
    List<OutboxEntry.Stored> outbox = nodes.outbox(cs.id());
    return DeskResult.entered(
        IntStream.range(0, deliveries.size())
            .mapToObj(n -> notification(entered.notifications().get(n), deliveries.get(n), outbox))
            .toList());
  }

  private static DeskResult.Notification notification(
      long id, Delivery delivery, List<OutboxEntry.Stored> outbox) {
    OutboxEntry entry =
        outbox.stream().filter(stored -> stored.id() == id).findFirst().orElseThrow().entry();
    String name = entry.operation().name();
    String to = entry.destination().value();
    return switch (delivery) {
      case Delivery.Delivered() -> new DeskResult.Notification(name, to, "DELIVERED", "");
      case Delivery.Settled(String remark) ->
          new DeskResult.Notification(name, to, "REFUSED", remark);
      case Delivery.Refused(var fault) ->
          new DeskResult.Notification(
              name, to, "REFUSED", fault.refusalId() + " (" + fault.correlationId() + ")");
      case Delivery.Waiting(String remark) ->
          new DeskResult.Notification(name, to, "WAITING", remark);
    };
  }
}
