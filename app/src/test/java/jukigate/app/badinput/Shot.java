package jukigate.app.badinput;

import jukigate.conformance.line.TlsPost;
import jukigate.domain.message.MessageId;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.node.NodeId;
import jukigate.domain.number.ResidentCode;

/**
 * What is sent.
 *
 * @param resident whose record at the receiver must stay as it was
 * @param id wsa:MessageID that the answer relates to, if the gateway could find it
 * @param connects the node whose TLS certificate is shown
 * @param service whose address it is sent to
 */
record Shot(
    ResidentCode resident,
    MessageId id,
    NodeId connects,
    Operation service,
    TlsPost.Request request) {

  static Shot of(Draft draft, Payload bytes) {
    return new Shot(
        draft.resident(),
        draft.addressing().messageId(),
        draft.addressing().from(),
        Operation.UPDATE_IDENTITY,
        new TlsPost.Request(draft.addressing().action(), bytes));
  }

  Shot connects(NodeId other) {
    return new Shot(resident, id, other, service, request);
  }

  Shot service(Operation other) {
    return new Shot(resident, id, connects, other, request);
  }

  Shot http(String method, String contentType, String soapAction) {
    var other = new TlsPost.Request(method, contentType, soapAction, request.body());
    return new Shot(resident, id, connects, service, other);
  }
}
