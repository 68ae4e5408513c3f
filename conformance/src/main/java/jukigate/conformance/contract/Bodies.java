package jukigate.conformance.contract;

import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;
import jukigate.wire.trust.Trust;

/** Good bodies of a contract, as text. */
public interface Bodies {
  /** Stands in a request where its number belongs; the number has eight digits. */
  String NUMBER = "{number}";

  /** What one node asks of another, with {@link #NUMBER} still in it. */
  String request(Operation operation, NodeId from, NodeId to);

  /**
   * What the receiver says to a good request.
   *
   * @param request its body, readable
   * @param trust what the receiver believes in, where an answer tells of it
   */
  String answer(Operation operation, NodeId receiver, String request, Trust trust);
}
