package jukigate.gateway.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import jukigate.wire.audit.TreeHash;

/**
 * The right edge of a growing tree: all that is needed to append leaves and to know the root. A
 * tree of a million leaves has twenty hashes here.
 */
public final class Frontier {
  /** A complete subtree. */
  private record Peak(TreeHash hash, long leaves) {}

  private final Deque<Peak> peaks = new ArrayDeque<>();
  private long size;

  /**
   * As it was.
   *
   * @param size number of leaves
   * @param subtrees as {@link #subtrees} gave them
   * @throws IllegalArgumentException when a tree of that size has another number of subtrees
   */
  public static Frontier of(long size, List<TreeHash> subtrees) {
    if (Long.bitCount(size) != subtrees.size()) {
      throw new IllegalArgumentException(size + " leaves make no " + subtrees.size() + " subtrees");
    }
    var frontier = new Frontier();
    long left = size;
    for (TreeHash hash : subtrees) {
      long leaves = Long.highestOneBit(left);
      frontier.peaks.addLast(new Peak(hash, leaves));
      left -= leaves;
    }
    frontier.size = size;
    return frontier;
  }

  /** The complete subtrees, from the left, the largest first. */
  public List<TreeHash> subtrees() {
    return peaks.stream().map(Peak::hash).toList();
  }

  /** The number of leaves. */
  public long size() {
    return size;
  }

  public void append(TreeHash leaf) {
    var peak = new Peak(leaf, 1);
    while (!peaks.isEmpty() && peaks.peekLast().leaves() == peak.leaves()) {
      Peak left = peaks.removeLast();
      peak = new Peak(TreeHash.node(left.hash(), peak.hash()), 2 * peak.leaves());
    }
    peaks.addLast(peak);
    size++;
  }

  /** MTH of RFC 6962 section 2.1 over all leaves so far. */
  public TreeHash root() {
    var fromTheRight = peaks.descendingIterator();
    if (!fromTheRight.hasNext()) {
      return TreeHash.empty();
    }
    TreeHash root = fromTheRight.next().hash();
    while (fromTheRight.hasNext()) {
      root = TreeHash.node(fromTheRight.next().hash(), root);
    }
    return root;
  }
}
