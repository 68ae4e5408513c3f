package jukigate.gateway.observe;

import java.util.List;

/** Learns of every message when its way is over. */
@FunctionalInterface
public interface Observer {
  /** Nobody watches. */
  Observer NONE = journey -> {};

  /**
   * Called by the thread of the message, after its reply is on record and before it leaves; must
   * not fail and not wait.
   */
  void ended(Journey journey);

  /** All of them, one after the other. */
  static Observer all(List<Observer> observers) {
    List<Observer> each = List.copyOf(observers);
    return journey -> each.forEach(observer -> observer.ended(journey));
  }
}
