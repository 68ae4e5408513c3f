package jukigate.simulators.node;

import java.util.List;

/**
 * An event is in the register, durably, and what must be told to others is in the outbox.
 *
 * @param notifications ids of the outbox, in the order of sending; empty when the law sends nothing
 */
public record Entered(List<Long> notifications) {
  public Entered {
    notifications = List.copyOf(notifications);
  }
}
