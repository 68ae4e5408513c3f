package jukigate.gateway.parse;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import jukigate.domain.message.Payload;

/**
 * A message as it came in.
 *
 * @param correlationId joins reply, journal and log; a fresh UUID
 * @param at when the last byte was read
 * @param http what HTTP said
 * @param tlsChain certificates of the TLS peer, its own first; empty when it showed none
 * @param body the exact bytes; one more than the limit when there were too many
 */
public record Arrival(
    String correlationId, Instant at, Http http, List<X509Certificate> tlsChain, Payload body)
    implements Progress {
  public Arrival {
    tlsChain = List.copyOf(tlsChain);
  }

  @Override
  public Arrival arrival() {
    return this;
  }
}
