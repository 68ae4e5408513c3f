package jukigate.simulators.post;

import jukigate.wire.message.ReceivedFault;

/** How far a notification has come. */
public sealed interface Delivery {
  /** The receiver has acknowledged it, now or earlier. */
  record Delivered() implements Delivery {}

  /** The receiver or the gateway said no to the content. */
  record Refused(ReceivedFault fault) implements Delivery {}

  /** Said no to earlier; only the trace is left. */
  record Settled(String result) implements Delivery {}

  /** Not sent, or without an answer that counts; it is tried again by itself. */
  record Waiting(String lastResult) implements Delivery {}
}
