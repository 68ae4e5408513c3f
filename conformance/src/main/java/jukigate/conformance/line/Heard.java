package jukigate.conformance.line;

import java.util.Map;
import java.util.Optional;
import jukigate.domain.message.Payload;

/** What came back over the socket. */
public sealed interface Heard {
  /**
   * An HTTP answer.
   *
   * @param headers by lower-case name; of a repeated one the first
   */
  record Answer(int status, Map<String, String> headers, Payload body) implements Heard {
    public Answer {
      headers = Map.copyOf(headers);
    }

    /** The id under which the gateway has the exchange on record. */
    public Optional<String> correlationId() {
      return Optional.ofNullable(headers.get("jukigate-correlation-id"));
    }
  }

  /**
   * The peer refused the connection.
   *
   * @param name alert name of RFC 8446 §6.2
   */
  record Alert(String name) implements Heard {}

  /** Neither: the connection broke, or it was not HTTP. */
  record Nothing(String why) implements Heard {}
}
