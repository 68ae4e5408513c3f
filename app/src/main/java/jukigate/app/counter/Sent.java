package jukigate.app.counter;

import java.util.List;
import java.util.stream.IntStream;
import jukigate.simulators.SimulatedNodes;
import jukigate.simulators.node.Entered;
import jukigate.simulators.post.Answers;
import jukigate.simulators.post.Delivery;
import jukigate.simulators.store.OutboxEntry;

/**
 * What was entered, and what it made a node send. Holds no personal data.
 *
 * @param again whether the same had been entered before; then nothing was changed now
 * @param notifications in the order of sending; empty when the law sends nothing
 */
public record Sent(boolean again, List<Notification> notifications) {
  /**
   * A notification.
   *
   * @param letter its number in the outbox
   * @param state {@code DELIVERED}, {@code REFUSED} or {@code WAITING}
   * @param remark refusal id and text of the last attempt, or what was answered to a question, or
   *     empty
   */
  public record Notification(
      long letter, String operation, String to, String state, String remark) {}

  /** What an entry made a node send, and how each went. */
  public static Sent of(SimulatedNodes nodes, Entered entered, List<Delivery> deliveries) {
    return new Sent(
        entered.again(),
        IntStream.range(0, deliveries.size())
            .mapToObj(
                n ->
                    notification(
                        nodes.letter(entered.notifications().get(n)).orElseThrow(),
                        deliveries.get(n)))
            .toList());
  }

  private static Notification notification(OutboxEntry.Stored stored, Delivery delivery) {
    return switch (delivery) {
      case Delivery.Delivered() -> notification(stored, "DELIVERED", answer(stored.lastResult()));
      case Delivery.Settled(String remark) -> notification(stored, "REFUSED", remark);
      case Delivery.Refused(var fault) ->
          notification(stored, "REFUSED", fault.refusalId() + " (" + fault.correlationId() + ")");
      case Delivery.Waiting(String remark) -> notification(stored, "WAITING", remark);
    };
  }

  private static Notification notification(OutboxEntry.Stored stored, String state, String remark) {
    OutboxEntry entry = stored.entry();
    return new Notification(
        stored.id(), entry.operation().name(), entry.destination().value(), state, remark);
  }

  /** Empty for a mere acknowledgement. */
  private static String answer(String result) {
    return result.equals(Answers.ACKNOWLEDGED) ? "" : result;
  }
}
