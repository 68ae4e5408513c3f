package jukigate.app.courier;

import jukigate.domain.message.Payload;

/** What came back over the socket. */
public sealed interface Heard {
  /** An HTTP answer. */
  record Answer(int status, Payload body) implements Heard {}

  /**
   * The peer refused the connection.
   *
   * @param name alert name of RFC 8446 §6.2
   */
  record Alert(String name) implements Heard {}

  /** Neither: the connection broke, or it was not HTTP. */
  record Nothing(String why) implements Heard {}
}
