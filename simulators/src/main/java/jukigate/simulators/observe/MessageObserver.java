package jukigate.simulators.observe;

import jukigate.wire.tls.FailedHandshake;

/**
 * Sees every message as it happens. Called on the thread of the message, from several threads at
 * once; must return soon and must not throw.
 */
@FunctionalInterface
public interface MessageObserver {
  MessageObserver NONE = event -> {};

  void saw(MessageEvent event);

  /** A connection to the nodes never became one; told before the peer learns of it. */
  default void refused(FailedHandshake failure) {}
}
