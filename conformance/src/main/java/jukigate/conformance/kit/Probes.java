package jukigate.conformance.kit;

import java.util.List;
import java.util.Optional;
import jukigate.conformance.attack.Letter;
import jukigate.conformance.attack.Matter;
import jukigate.conformance.attack.Range;
import jukigate.conformance.contract.Contract;
import jukigate.domain.message.Operation;
import jukigate.domain.node.NodeId;

/**
 * What a system is called with where it does not matter with which operation: a question that
 * everybody on the way can read, and one that only the system can. In the contract of this project
 * the line is checked (X19), and another city asks for a copy of somebody who lives nowhere (X07).
 *
 * @param sut who is called
 * @param hidden empty where the contract has no encrypted operation that the system receives
 */
record Probes(Contract contract, NodeId sut, Probe open, Optional<Probe> hidden) implements Matter {

  /** An operation, and who sends it. */
  record Probe(Operation operation, NodeId from) {}

  /** Empty where the contract has nothing that the system receives and everybody can read. */
  static Optional<Probes> of(Contract contract, NodeId sut) {
    List<Probe> all =
        contract.probes().stream()
            .flatMap(name -> contract.named(name).stream())
            .flatMap(operation -> of(operation, sut).stream())
            .toList();
    Optional<Probe> hidden = all.stream().filter(it -> it.operation().encrypted()).findFirst();
    return all.stream()
        .filter(it -> !it.operation().encrypted())
        .findFirst()
        .map(open -> new Probes(contract, sut, open, hidden));
  }

  /** Empty where nobody may send it to the system. */
  static Optional<Probe> of(Operation operation, NodeId sut) {
    return Stage.partners(sut).stream()
        .filter(from -> operation.purpose(from, sut).isPresent())
        .findFirst()
        .map(from -> new Probe(operation, from));
  }

  @Override
  public NodeId writer() {
    return open.from();
  }

  @Override
  public NodeId reader() {
    return sut;
  }

  @Override
  public Operation plain() {
    return open.operation();
  }

  @Override
  public Operation closed() {
    return hidden().orElseThrow().operation();
  }

  @Override
  public Letter letter(Range range) {
    return draft(range, open);
  }

  @Override
  public Letter closedLetter(Range range) {
    return draft(range, hidden().orElseThrow());
  }

  private Letter draft(Range range, Probe probe) {
    return new Drafts(contract, range).draft(probe.operation(), probe.from(), sut);
  }
}
