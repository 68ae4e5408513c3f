package jukigate.wire.message;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A message before it is sealed.
 *
 * @param kind request, response or fault
 * @param addressing the addresses; an answer has relatesTo
 * @param dispatch present in requests only
 * @param validity the signed period
 * @param body the single child of soap:Body; it is copied, never changed
 * @param encryptFor the receiver's encryption certificate; empty sends plain text
 */
public record OutgoingMessage(
    MessageKind kind,
    Addressing addressing,
    Optional<Dispatch> dispatch,
    Validity validity,
    Element body,
    Optional<X509Certificate> encryptFor) {
  public OutgoingMessage {
    if (dispatch.isPresent() != (kind == MessageKind.REQUEST)) {
      throw new IllegalArgumentException("a request has a Dispatch, an answer has none");
    }
  }
}
