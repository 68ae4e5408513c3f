package jukigate.gateway.parse;

import java.util.Optional;
import jukigate.gateway.journal.RecordNumber;
import jukigate.wire.message.Addressing;

/** How far a message came: what a refusal can tell its sender and the journal. */
public interface Progress {
  Arrival arrival();

  /** What the message says about itself; before UNSEAL nobody has verified it. */
  default Optional<Addressing> addressing() {
    return Optional.empty();
  }

  /** The journal row, once admitted. */
  default Optional<RecordNumber> onRecord() {
    return Optional.empty();
  }
}
