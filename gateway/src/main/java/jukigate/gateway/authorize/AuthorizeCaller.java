package jukigate.gateway.authorize;

import java.util.function.Function;
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
    return message
        .operation()
        .permits(message.sender(), message.receiver(), dispatch.get().purpose())
        .map(allowed -> new AuthorizedRequest(message));
  }
}
