package jukigate.gateway.forward;

import java.net.URI;
import java.time.Duration;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Outcome;
import jukigate.wire.tls.HttpAnswer;

/** Posts the exact bytes to a node once. {@code NodeClient::post} is one. */
@FunctionalInterface
public interface NodePost {
  /**
   * @param soapAction without quotes
   * @param timeout for the whole exchange
   */
  Outcome<HttpAnswer> post(URI address, String soapAction, Payload payload, Duration timeout);
}
