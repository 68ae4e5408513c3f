package jukigate.wire.tls;

import java.util.Map;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;

/**
 * An HTTP answer.
 *
 * @param status HTTP status
 * @param body the exact bytes
 * @param peer the node that the server's TLS certificate names
 * @param headers first value of each header, names in lower case
 */
public record HttpAnswer(int status, Payload body, NodeId peer, Map<String, String> headers) {
  public HttpAnswer {
    headers = Map.copyOf(headers);
  }
}
