package jukigate.gateway.edge;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.seal.Reply;

/** What the listener asks of the gateway behind it. */
public interface Door {
  /**
   * Hands the reply to a message over; never fails by itself.
   *
   * @param head the message without its body
   * @param body reads it, if the peer is let in; refused when it is too large or too slow
   * @param answer writes the reply to the socket; a gateway that stops waits for it
   */
  void handle(Arrival head, Supplier<Outcome<Payload>> body, Consumer<Reply> answer);

  /** Whether the TLS peer may read the contract, asked for each request. */
  boolean mayRead(List<X509Certificate> tlsChain);

  /** A fresh one. */
  String correlationId();

  Instant now();
}
