package jukigate.gateway.authorize;

import java.util.List;
import java.util.function.Function;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.message.Route;
import jukigate.domain.node.NodeId;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.validate.ValidMessage;

/**
 * Who may send what to whom, for which purpose: the routes of the operation table. What is not in
 * it is refused.
 */
public final class AuthorizeCaller implements Function<ValidMessage, Outcome<AuthorizedRequest>> {

  @Override
  public Outcome<AuthorizedRequest> apply(ValidMessage message) {
    var dispatch = message.unsealed().dispatch();
    if (dispatch.isEmpty()) {
      return Outcome.refused(RefusalCode.HEADER_MISSING, "Dispatch");
    }
    return check(
            message.sender(), message.receiver(), message.operation(), dispatch.get().purpose())
        .map(allowed -> new AuthorizedRequest(message));
  }

  /** Passed, ROUTE_FORBIDDEN, or PURPOSE_FORBIDDEN where the route exists for other purposes. */
  static Outcome<NodeId> check(
      NodeId sender, NodeId receiver, Operation operation, Purpose purpose) {
    List<Route> routes =
        operation.routes().stream().filter(route -> route.leads(sender, receiver)).toList();
    if (routes.isEmpty()) {
      return Outcome.refused(RefusalCode.ROUTE_FORBIDDEN, sender, receiver, operation.name());
    }
    return routes.stream().anyMatch(route -> route.purposes().contains(purpose))
        ? Outcome.passed(receiver)
        : Outcome.refused(RefusalCode.PURPOSE_FORBIDDEN, purpose.code(), operation.name());
  }
}
