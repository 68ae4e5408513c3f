package jukigate.wire.audit;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The recursive definitions of RFC 6962 section 2.1, word by word and without any speed. */
record RfcTree(List<TreeHash> leaves) {

  static RfcTree of(int size) {
    return new RfcTree(
        IntStream.range(0, size).mapToObj(i -> TreeHash.leaf(new byte[] {(byte) i})).toList());
  }

  RfcTree first(int size) {
    return new RfcTree(leaves.subList(0, size));
  }

  int size() {
    return leaves.size();
  }

  Proofs.Tree head() {
    return new Proofs.Tree(size(), root());
  }

  /** MTH, section 2.1. */
  TreeHash root() {
    return switch (size()) {
      case 0 -> TreeHash.empty();
      case 1 -> leaves.getFirst();
      default -> TreeHash.node(left().root(), right().root());
    };
  }

  /** PATH, section 2.1.1. */
  List<TreeHash> path(int index) {
    if (size() == 1) {
      return List.of();
    }
    return index < split()
        ? joined(left().path(index), right().root())
        : joined(right().path(index - split()), left().root());
  }

  /** PROOF, section 2.1.2. */
  List<TreeHash> proof(int before) {
    return before == size() ? List.of() : subproof(before, true);
  }

  private List<TreeHash> subproof(int before, boolean known) {
    if (before == size()) {
      return known ? List.of() : List.of(root());
    }
    return before <= split()
        ? joined(left().subproof(before, known), right().root())
        : joined(right().subproof(before - split(), false), left().root());
  }

  /** The largest power of two that is smaller than the size. */
  private int split() {
    return Integer.highestOneBit(size() - 1);
  }

  private RfcTree left() {
    return first(split());
  }

  private RfcTree right() {
    return new RfcTree(leaves.subList(split(), size()));
  }

  private static List<TreeHash> joined(List<TreeHash> path, TreeHash last) {
    return Stream.concat(path.stream(), Stream.of(last)).toList();
  }
}
