package jukigate.gateway.edge;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.seal.Reply;

/** What the listener asks of the gateway behind it. */
public interface Door {
  /** The reply to a message; never fails. */
  Reply handle(Arrival arrival);

  /** Whether the TLS peer may read the contract, asked for each request. */
  boolean mayRead(List<X509Certificate> tlsChain);

  /** A fresh one. */
  String correlationId();

  Instant now();
}
