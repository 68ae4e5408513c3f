package jukigate.simulators.store;

/** How far a notification has come. */
public enum OutboxState {
  /** To be sent, now or at the next attempt. */
  WAITING,
  /** The receiver has acknowledged; the body is erased. */
  DELIVERED,
  /** The receiver, or the gateway, said no to the content: sending again cannot help. */
  REFUSED,
  /** Given up after all attempts. Later notifications of the same order wait for the operator. */
  DEAD
}
