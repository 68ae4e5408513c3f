package jukigate.app.chaos;

import java.util.Optional;
import jukigate.simulators.observe.MessageEvent;

/** How far a message has come, as the process sees it that has it in hand. */
enum Moment {
  /** Sealed; nothing has left yet. */
  SENT,
  /** Verified at the receiver; nothing is applied yet. */
  RECEIVED,
  /** Applied and kept; the acknowledgement is sealed and has not left. */
  REPLIED,
  /** The acknowledgement is verified at the sender; the outbox does not know it yet. */
  ANSWERED;

  /** Empty for what was refused or failed: such a message has not come far. */
  static Optional<Moment> of(MessageEvent event) {
    return switch (event) {
      case MessageEvent.Sent sent -> Optional.of(SENT);
      case MessageEvent.Received received when received.refusal().isEmpty() ->
          Optional.of(RECEIVED);
      case MessageEvent.Replied replied when replied.refusal().isEmpty() -> Optional.of(REPLIED);
      case MessageEvent.Answered answered when answered.fault().isEmpty() -> Optional.of(ANSWERED);
      default -> Optional.empty();
    };
  }
}
