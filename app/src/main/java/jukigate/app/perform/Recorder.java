package jukigate.app.perform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jukigate.app.play.PlayedMessage;
import jukigate.app.scenario.Ending;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.RefusalCode;
import jukigate.simulators.observe.MessageEvent;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.message.ReceivedFault;

/**
 * Watches the simulated nodes and joins what each sends with what comes back to it. A message
 * begins and ends on one thread.
 */
public final class Recorder implements MessageObserver {
  private final Map<Thread, MessageEvent.Sent> underWay = new ConcurrentHashMap<>();
  private final List<PlayedMessage> ended = new ArrayList<>();

  @Override
  public void saw(MessageEvent event) {
    switch (event) {
      case MessageEvent.Sent sent -> underWay.put(Thread.currentThread(), sent);
      case MessageEvent.Answered answered -> end(answered, ending(answered.fault()));
      case MessageEvent.Unanswered lost -> end(lost, unanswered(lost.refusal().code()));
      case MessageEvent.Received received -> {}
      case MessageEvent.Replied replied -> {}
    }
  }

  /** Everything that has ended since the last call, in the order of its beginning. */
  public List<PlayedMessage> take() {
    synchronized (ended) {
      List<PlayedMessage> taken =
          ended.stream().sorted(Comparator.comparing(PlayedMessage::at)).toList();
      ended.clear();
      return taken;
    }
  }

  private void end(MessageEvent event, Ending ending) {
    MessageEvent.Sent sent = underWay.remove(Thread.currentThread());
    if (sent == null) {
      return;
    }
    Optional<Payload> answer = Optional.of(event.payload()).filter(bytes -> bytes.size() > 0);
    PlayedMessage message =
        new PlayedMessage(
            new PlayedMessage.Route(
                sent.node(), sent.other(), sent.operation().map(Operation::name).orElse("?")),
            sent.at(),
            Duration.between(sent.at(), event.at()),
            ending,
            Optional.empty(),
            new PlayedMessage.Bytes(sent.payload(), answer));
    synchronized (ended) {
      ended.add(message);
    }
  }

  private static Ending unanswered(RefusalCode why) {
    return switch (why) {
      case NODE_UNREACHABLE, NODE_TIMEOUT -> new Ending.Lost(why.id());
      default -> new Ending.Unbelievable(why.id());
    };
  }

  private static Ending ending(Optional<ReceivedFault> fault) {
    return fault
        .<Ending>map(refused -> new Ending.Fault(refused.refusalId()))
        .orElseGet(Ending.Acknowledged::new);
  }
}
