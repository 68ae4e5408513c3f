package jukigate.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import jukigate.wire.audit.Proofs;
import jukigate.wire.audit.Proofs.Tree;
import jukigate.wire.audit.TreeHash;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
  /** The leaves and roots with which implementations of RFC 6962 test themselves. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private static final int MANY = 70;

  @Test
  void roots_areThoseOfTheStandardsVectors() {
    var frontier = new Frontier();
    assertThat(frontier.root().hex()).isEqualTo(ROOTS.getFirst());
    for (int i = 0; i < LEAVES.size(); i++) {
      frontier.append(TreeHash.leaf(HexFormat.of().parseHex(LEAVES.get(i))));
      assertThat(frontier.root().hex()).isEqualTo(ROOTS.get(i + 1));
    }
  }

  @Test
  void inclusion_isProvenForEveryLeafOfEveryTree() {
    LeafHashes leaves = leaves(MANY);
    for (int size = 1; size <= MANY; size++) {
      TreeHash root = leaves.root(size);
      for (int index = 0; index < size; index++) {
        var path = leaves.inclusion(index, size);
        assertThat(Proofs.includes(leaves.get(index), index, size, path, root)).isTrue();
        assertThat(Proofs.includes(leaves.get(index), index + 1L, size, path, root)).isFalse();
        assertThat(Proofs.includes(leaf(999), index, size, path, root)).isFalse();
        assertThat(Proofs.includes(leaves.get(index), index, size, longer(path), root)).isFalse();
      }
    }
  }

  @Test
  void continuation_isTheSameProof_fromTheEdgeAndTheNewLeavesAlone() {
    LeafHashes all = leaves(MANY);
    for (int before = 1; before <= MANY; before++) {
      var edge = new Frontier();
      for (int i = 0; i < before; i++) {
        edge.append(all.get(i));
      }
      var since = new LeafHashes();
      for (int after = before; after <= MANY; after++) {
        if (after > before) {
          since.add(all.get(after - 1));
        }
        assertThat(new Continuation(edge, since).proof())
            .as(before + " in " + after)
            .isEqualTo(all.consistency(before, after));
      }
    }
  }

  @Test
  void consistency_isProvenBetweenAnyTwoTrees() {
    LeafHashes leaves = leaves(MANY);
    for (int after = 1; after <= MANY; after++) {
      for (int before = 1; before <= after; before++) {
        var proof = leaves.consistency(before, after);
        var old = new Tree(before, leaves.root(before));
        var now = new Tree(after, leaves.root(after));
        assertThat(Proofs.extend(old, now, proof)).as(before + " in " + after).isTrue();
        assertThat(Proofs.extend(new Tree(before, leaf(999)), now, proof)).isFalse();
        assertThat(Proofs.extend(old, new Tree(after, leaf(999)), proof)).isFalse();
        assertThat(Proofs.extend(old, now, longer(proof))).isFalse();
        if (!proof.isEmpty()) {
          assertThat(Proofs.extend(old, now, proof.subList(1, proof.size()))).isFalse();
        }
      }
    }
  }

  @Test
  void rewrittenHistory_hasNoProofOfConsistency() {
    LeafHashes kept = leaves(40);
    var forged = new LeafHashes();
    for (int i = 0; i < 50; i++) {
      forged.add(i == 17 ? leaf(999) : leaf(i));
    }

    var old = new Tree(40, kept.root(40));
    var now = new Tree(50, forged.root(50));
    assertThat(Proofs.extend(old, now, forged.consistency(40, 50))).isFalse();
  }

  @Test
  void proofsOfWhatIsNotThere_areNotMade() {
    LeafHashes leaves = leaves(3);
    assertThatThrownBy(() -> leaves.inclusion(3, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> leaves.inclusion(0, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> leaves.consistency(0, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> leaves.consistency(2, 4))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static List<TreeHash> longer(List<TreeHash> path) {
    var longer = new ArrayList<>(path);
    longer.add(leaf(1));
    return longer;
  }

  private static LeafHashes leaves(int count) {
    var leaves = new LeafHashes();
    for (int i = 0; i < count; i++) {
      leaves.add(leaf(i));
    }
    return leaves;
  }

  private static TreeHash leaf(int number) {
    return TreeHash.leaf(new byte[] {(byte) (number >> 8), (byte) number});
  }
}
