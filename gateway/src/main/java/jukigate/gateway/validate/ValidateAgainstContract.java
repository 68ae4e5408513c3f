package jukigate.gateway.validate;

import java.util.Optional;
import java.util.function.Function;
import jukigate.domain.message.Operation;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.identify.IdentifiedMessage;
import jukigate.gateway.parse.Http;
import jukigate.wire.message.MessageKind;

/** One operation, named alike by signed Action, SOAPAction, path and Body; valid where readable. */
public final class ValidateAgainstContract
    implements Function<IdentifiedMessage, Outcome<ValidMessage>> {
  private final ContractPack pack;
  private final BodyRules rules;

  public ValidateAgainstContract(ContractPack pack, BodyRules rules) {
    this.pack = pack;
    this.rules = rules;
  }

  @Override
  public Outcome<ValidMessage> apply(IdentifiedMessage message) {
    String action = message.unsealed().addressing().action();
    Optional<Operation> known = pack.operation(action);
    if (known.isEmpty() || message.unsealed().kind() != MessageKind.REQUEST) {
      return Outcome.refused(RefusalCode.OPERATION_UNKNOWN, action);
    }
    Operation operation = known.get();
    Http http = message.arrival().http();
    if (!http.soapAction().equals(Optional.of("\"" + action + "\""))
        && !http.soapAction().equals(Optional.of(action))) {
      return Outcome.refused(RefusalCode.ACTION_MISMATCH, "SOAPAction");
    }
    if (!http.path().equals(operation.path())) {
      return Outcome.refused(RefusalCode.ACTION_MISMATCH, "HTTP path");
    }
    return rules
        .check(message.unsealed(), operation, operation.name())
        .map(body -> new ValidMessage(message, operation));
  }
}
