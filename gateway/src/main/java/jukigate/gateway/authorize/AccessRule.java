package jukigate.gateway.authorize;

import java.util.Set;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.domain.node.NodeRole;

/**
 * One row of the access table.
 *
 * @param operation name of the operation
 * @param purposes the purposes for which it may be sent
 */
record AccessRule(
    NodeRole from, NodeRole to, String operation, Set<Purpose> purposes, Constraint constraint) {

  /** What the roles alone do not say. */
  enum Constraint {
    NONE,
    /** To the prefecture in which the sender lies, and no other. */
    OWN_PREFECTURE,
    /** Not to itself. */
    ANOTHER_NODE;

    boolean holds(NodeId sender, NodeId receiver) {
      return switch (this) {
        case NONE -> true;
        case OWN_PREFECTURE ->
            sender.localGovernment().map(NodeId::prefecture).filter(receiver::equals).isPresent();
        case ANOTHER_NODE -> !sender.equals(receiver);
      };
    }
  }

  boolean isRoute(NodeId sender, NodeId receiver, String sentOperation) {
    return from == sender.role()
        && to == receiver.role()
        && operation.equals(sentOperation)
        && constraint.holds(sender, receiver);
  }
}
