package jukigate.conformance.sut;

import java.net.URI;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;

/**
 * What the system under test is asked to send. A system that knows events enters the event; one
 * that knows messages only takes the body as it is.
 *
 * @param event what happened to the resident
 * @param receiver signed wsa:To of the message
 * @param resident whom it is about; invented
 * @param updateNumber 更新順番号 that the message must have
 * @param body the child of soap:Body, as text; the request number in it may be replaced by the
 *     system's own
 * @param gateway base URL to which the message goes
 */
public record Errand(
    Event event,
    Operation operation,
    NodeId receiver,
    Purpose purpose,
    Person resident,
    int updateNumber,
    String body,
    URI gateway) {

  /** Events of a resident's life that every municipal CS knows. */
  public enum Event {
    /** 出生: the first entry of a resident. */
    BIRTH,
    /** 転居: another address within the municipality; nothing else changes. */
    MOVE_WITHIN
  }
}
