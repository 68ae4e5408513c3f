package jukigate.gateway.server;

import java.time.Duration;
import java.util.Optional;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Payload;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.message.FaultBody;
import jukigate.wire.message.MessageKind;
import jukigate.wire.message.OutgoingMessage;
import jukigate.wire.message.Validity;
import jukigate.wire.security.Sealer;

/** A business fault as a node signs it. */
final class Faults {
  private Faults() {}

  static Payload of(Backbone backbone, Draft answer) {
    var body = FaultBody.of(Refusal.of(RefusalCode.RESIDENT_EXISTS), "node-correlation");
    var message =
        new OutgoingMessage(
            MessageKind.FAULT,
            answer.action(Operation.FAULT_ACTION).addressing(),
            Optional.empty(),
            Validity.from(backbone.now, Duration.ofMinutes(5)),
            body,
            Optional.empty());
    return new Sealer(Backbone.PROFILE).seal(message, answer.signer());
  }
}
