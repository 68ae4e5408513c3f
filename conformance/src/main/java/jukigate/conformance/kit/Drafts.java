package jukigate.conformance.kit;

import jukigate.conformance.attack.Letter;
import jukigate.conformance.attack.Range;
import jukigate.conformance.contract.Contract;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;

/** Good requests to a system, about somebody new. */
record Drafts(Contract contract, Range range) {
  /** Encrypted where the operation is. */
  Letter draft(Operation operation, NodeId from, NodeId to) {
    return draft(operation, from, to, range.nobody());
  }

  /**
   * @param person number of an invented resident
   */
  Letter draft(Operation operation, NodeId from, NodeId to, int person) {
    Purpose purpose =
        operation
            .purpose(from, to)
            .orElseThrow(
                () -> new IllegalArgumentException(from + " does not send " + operation.name()));
    Letter letter =
        range
            .letter(from, to, operation, purpose)
            .body(none -> contract.bodies().request(operation, from, to))
            .about(person);
    return operation.encrypted()
        ? letter.encryptFor(range.target().pki().encryptionCertificate(to))
        : letter;
  }
}
