package jukigate.wire.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jukigate.wire.audit.Proofs.Tree;
import org.junit.jupiter.api.Test;

/** Every proof of the standard's own definitions holds, and none that differs from it. */
class ProofsTest {
  private static final int MANY = 70;
  private static final RfcTree ALL = RfcTree.of(MANY);
  private static final TreeHash OTHER = ALL.root();

  @Test
  void inclusion_holdsForEveryLeafOfEveryTree() {
    for (int size = 1; size <= MANY; size++) {
      RfcTree tree = ALL.first(size);
      for (int index = 0; index < size; index++) {
        assertThat(includes(tree, index, index, size, tree.path(index)))
            .as("%d of %d", index, size)
            .isTrue();
      }
    }
  }

  @Test
  void inclusion_holdsAtNoOtherPlace() {
    for (int size = 1; size <= MANY; size++) {
      RfcTree tree = ALL.first(size);
      TreeHash root = tree.root();
      for (int index = 0; index < size; index++) {
        TreeHash leaf = tree.leaves().get(index);
        List<TreeHash> path = tree.path(index);
        int leaves = size;
        assertThat(
                LongStream.rangeClosed(-1, size)
                    .filter(place -> Proofs.includes(leaf, place, leaves, path, root)))
            .containsExactly((long) index);
      }
    }
  }

  @Test
  void inclusion_holdsWithNoOtherLeafPathOrRoot() {
    int accepted = 0;
    for (int size = 1; size <= MANY; size++) {
      RfcTree tree = ALL.first(size);
      TreeHash root = tree.root();
      for (int index = 0; index < size; index++) {
        TreeHash leaf = tree.leaves().get(index);
        List<TreeHash> path = tree.path(index);
        for (List<TreeHash> wrong : others(path)) {
          accepted += Proofs.includes(leaf, index, size, wrong, root) ? 1 : 0;
        }
        assertThat(Proofs.includes(turned(leaf), index, size, path, root)).isFalse();
        assertThat(Proofs.includes(leaf, index, size, path, turned(root))).isFalse();
      }
    }
    assertThat(accepted).isZero();
  }

  /** Not of every other size: a path fits several, and the root is signed together with its own. */
  @Test
  void inclusion_holdsInNoTreeThatIsTooSmallForItsPath() {
    for (int size = 2; size <= MANY; size++) {
      RfcTree tree = ALL.first(size);
      assertThat(includes(tree, 0, 0, 1, tree.path(0))).isFalse();
      assertThat(includes(tree, size - 1, size - 1, size - 1, tree.path(size - 1))).isFalse();
      assertThat(includes(tree, 0, 0, 2L * size, tree.path(0))).isFalse();
    }
  }

  private static boolean includes(
      RfcTree tree, int leaf, long index, long size, List<TreeHash> path) {
    return Proofs.includes(tree.leaves().get(leaf), index, size, path, tree.root());
  }

  @Test
  void consistency_holdsBetweenAnyTwoTrees() {
    for (int after = 1; after <= MANY; after++) {
      RfcTree tree = ALL.first(after);
      for (int before = 1; before <= after; before++) {
        assertThat(Proofs.extend(tree.first(before).head(), tree.head(), tree.proof(before)))
            .as("%d in %d", before, after)
            .isTrue();
      }
    }
  }

  @Test
  void consistency_holdsWithNoOtherProofRootOrSize() {
    int accepted = 0;
    for (int after = 1; after <= MANY; after++) {
      RfcTree tree = ALL.first(after);
      Tree other = tree.head();
      for (int before = 1; before <= after; before++) {
        Tree one = tree.first(before).head();
        List<TreeHash> proof = tree.proof(before);
        for (List<TreeHash> wrong : others(proof)) {
          accepted += Proofs.extend(one, other, wrong) ? 1 : 0;
        }
        assertThat(Proofs.extend(turned(one), other, proof)).isFalse();
        assertThat(Proofs.extend(one, turned(other), proof)).isFalse();
        assertThat(Proofs.extend(one, new Tree(before - 1L, other.root()), proof)).isFalse();
      }
    }
    assertThat(accepted).isZero();
  }

  @Test
  void smallerTree_extendsNoLargerOne() {
    for (int after = 2; after <= MANY; after++) {
      RfcTree tree = ALL.first(after);
      for (int before = 1; before < after; before++) {
        Tree one = ALL.first(before).head();
        assertThat(Proofs.extend(tree.head(), one, tree.proof(before))).isFalse();
      }
    }
  }

  /** Whatever the proof: of nothing everything is a continuation, so it proves nothing. */
  @Test
  void treeWithoutLeaves_isTheBeginningOfNone() {
    Tree nothing = new Tree(0, TreeHash.empty());
    assertThat(Proofs.extend(nothing, nothing, List.of())).isFalse();
    assertThat(Proofs.extend(nothing, ALL.head(), List.of())).isFalse();
    assertThat(Proofs.extend(new Tree(-1, TreeHash.empty()), ALL.head(), List.of())).isFalse();
  }

  /** One bit of each hash, each hash left out, and one too many. */
  private static List<List<TreeHash>> others(List<TreeHash> path) {
    List<List<TreeHash>> others = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      List<TreeHash> changed = new ArrayList<>(path);
      changed.set(i, turned(path.get(i)));
      others.add(changed);
      List<TreeHash> shorter = new ArrayList<>(path);
      shorter.remove(i);
      others.add(shorter);
    }
    others.add(Stream.concat(path.stream(), Stream.of(OTHER)).toList());
    others.add(Stream.concat(Stream.of(OTHER), path.stream()).toList());
    return others;
  }

  private static Tree turned(Tree tree) {
    return new Tree(tree.size(), turned(tree.root()));
  }

  private static TreeHash turned(TreeHash hash) {
    byte[] bytes = hash.toByteArray();
    bytes[bytes.length - 1] ^= 1;
    return TreeHash.of(bytes);
  }
}
