package jukigate.wire.audit;

import java.util.Iterator;
import java.util.List;

/**
 * Checks proofs as RFC 9162 sections 2.1.3.2 and 2.1.4.2 say; needs no leaves but the one asked.
 */
public final class Proofs {
  private Proofs() {}

  /**
   * Whether a leaf stands at that place in the tree with that root.
   *
   * @param index from 0
   * @param size leaves of the tree
   */
  public static boolean includes(
      TreeHash leaf, long index, long size, List<TreeHash> path, TreeHash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    TreeHash hash = leaf;
    for (TreeHash beside : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = TreeHash.node(beside, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = TreeHash.node(hash, beside);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  /** A tree: how many leaves, and its root. */
  public record Tree(long size, TreeHash root) {}

  /** Whether the first tree is the beginning of the second one. */
  public static boolean extend(Tree before, Tree after, List<TreeHash> proof) {
    if (before.size() < 1 || before.size() > after.size()) {
      return false;
    }
    if (before.size() == after.size()) {
      return proof.isEmpty() && before.root().equals(after.root());
    }
    boolean powerOfTwo = Long.bitCount(before.size()) == 1;
    Iterator<TreeHash> hashes = proof.iterator();
    if (!powerOfTwo && !hashes.hasNext()) {
      return false;
    }
    TreeHash start = powerOfTwo ? before.root() : hashes.next();
    return climb(before, after, start, hashes);
  }

  private static boolean climb(Tree before, Tree after, TreeHash start, Iterator<TreeHash> hashes) {
    int skip = Long.numberOfTrailingZeros(before.size());
    long node = (before.size() - 1) >> skip;
    long last = (after.size() - 1) >> skip;
    TreeHash old = start;
    TreeHash now = start;
    while (hashes.hasNext()) {
      TreeHash beside = hashes.next();
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        old = TreeHash.node(beside, old);
        now = TreeHash.node(beside, now);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        now = TreeHash.node(now, beside);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && old.equals(before.root()) && now.equals(after.root());
  }
}
