package jukigate.gateway.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jukigate.wire.audit.Proofs;
import jukigate.wire.audit.TreeHash;

/**
 * The hashes of all leaves, in memory: 32 bytes each. Makes the proofs of RFC 6962 sections 2.1.1
 * and 2.1.2; {@link Proofs} checks them.
 */
public final class LeafHashes {
  private byte[] bytes = new byte[1024 * TreeHash.LENGTH];
  private int size;

  public int size() {
    return size;
  }

  public void add(TreeHash leaf) {
    int at = size * TreeHash.LENGTH;
    if (at == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.multiplyExact(bytes.length, 2));
    }
    System.arraycopy(leaf.toByteArray(), 0, bytes, at, TreeHash.LENGTH);
    size++;
  }

  public TreeHash get(int index) {
    int at = index * TreeHash.LENGTH;
    return TreeHash.of(Arrays.copyOfRange(bytes, at, at + TreeHash.LENGTH));
  }

  /** The root of the tree of the first leaves. */
  public TreeHash root(int leaves) {
    return root(0, leaves);
  }

  /**
   * The audit path of a leaf, from the bottom.
   *
   * @param index from 0
   * @param leaves size of the tree in which it is to be proven, more than {@code index}
   */
  public List<TreeHash> inclusion(int index, int leaves) {
    if (index < 0 || index >= leaves || leaves > size) {
      throw new IndexOutOfBoundsException("leaf " + index + " of " + leaves);
    }
    List<TreeHash> path = new ArrayList<>();
    inclusion(index, 0, leaves, path);
    return path;
  }

  /**
   * That the tree of {@code before} leaves is the beginning of the tree of {@code after}.
   *
   * @param before 1 to {@code after}
   */
  public List<TreeHash> consistency(int before, int after) {
    if (before < 1 || before > after || after > size) {
      throw new IndexOutOfBoundsException(before + " of " + after);
    }
    List<TreeHash> proof = new ArrayList<>();
    consistency(before, 0, after, true, proof);
    return proof;
  }

  private void inclusion(int index, int from, int to, List<TreeHash> path) {
    if (to - from == 1) {
      return;
    }
    int middle = from + split(to - from);
    if (index < middle) {
      inclusion(index, from, middle, path);
      path.add(root(middle, to));
    } else {
      inclusion(index, middle, to, path);
      path.add(root(from, middle));
    }
  }

  /** SUBPROOF; {@code whole}: the verifier knows the root of what lies left of {@code before}. */
  private void consistency(int before, int from, int to, boolean whole, List<TreeHash> proof) {
    if (before == to) {
      if (!whole) {
        proof.add(root(from, to));
      }
      return;
    }
    int middle = from + split(to - from);
    if (before <= middle) {
      consistency(before, from, middle, whole, proof);
      proof.add(root(middle, to));
    } else {
      consistency(before, middle, to, false, proof);
      proof.add(root(from, middle));
    }
  }

  /** The root of the tree of the leaves from one place to before another one. */
  TreeHash root(int from, int to) {
    var frontier = new Frontier();
    for (int i = from; i < to; i++) {
      frontier.append(get(i));
    }
    return frontier.root();
  }

  /** The largest power of two below the number. */
  private static int split(int leaves) {
    return Integer.highestOneBit(leaves - 1);
  }
}
