package jukigate.gateway.authorize;

import java.util.function.Function;
import jukigate.domain.message.Purpose;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.validate.ValidMessage;

/** Asks the access table. */
public final class AuthorizeCaller implements Function<ValidMessage, Outcome<AuthorizedRequest>> {
  private final AccessTable table;

  public AuthorizeCaller(AccessTable table) {
    this.table = table;
  }

  @Override
  public Outcome<AuthorizedRequest> apply(ValidMessage message) {
    var dispatch = message.unsealed().dispatch();
    if (dispatch.isEmpty()) {
      return Outcome.refused(RefusalCode.HEADER_MISSING, "Dispatch");
    }
    Purpose purpose = dispatch.get().purpose();
    return table
        .check(message.sender(), message.receiver(), message.operation(), purpose)
        .map(allowed -> new AuthorizedRequest(message));
  }
}
