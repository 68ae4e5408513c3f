package jukigate.simulators.node;

import java.util.List;

/**
 * An event is in the register, durably, and what must be told to others is in the outbox.
 *
 * @param notifications ids of the outbox, in the order of sending; empty when the law sends nothing
 * @param again whether the same event had been entered before, so that nothing was changed now
 */
public record Entered(List<Long> notifications, boolean again) {
  public Entered {
    notifications = List.copyOf(notifications);
  }

  /** Entered now. */
  public Entered(List<Long> notifications) {
    this(notifications, false);
  }
}
