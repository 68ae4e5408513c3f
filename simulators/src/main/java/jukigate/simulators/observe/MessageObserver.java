package jukigate.simulators.observe;

/**
 * Sees every message as it happens. Called on the thread of the message, from several threads at
 * once; must return soon and must not throw.
 */
@FunctionalInterface
public interface MessageObserver {
  MessageObserver NONE = event -> {};

  void saw(MessageEvent event);
}
