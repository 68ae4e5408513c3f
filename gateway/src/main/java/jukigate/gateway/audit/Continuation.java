package jukigate.gateway.audit;

import java.util.ArrayList;
import java.util.List;
import jukigate.wire.audit.TreeHash;

/**
 * Makes a consistency proof (RFC 6962 section 2.1.2) from the right edge of the smaller tree and
 * the leaves that came since: what a tree of a million leaves grew by in a minute, and not the
 * million.
 *
 * @param before the smaller tree, of one leaf or more
 * @param since the hashes of the leaves after it
 */
public record Continuation(Frontier before, LeafHashes since) {
  /** That the smaller tree is the beginning of the one with these leaves more. */
  public List<TreeHash> proof() {
    List<TreeHash> proof = new ArrayList<>();
    subproof(0, before.size() + since.size(), true, proof);
    return proof;
  }

  /** SUBPROOF of the RFC; {@code whole}: the verifier knows the root of what lies left. */
  private void subproof(long from, long to, boolean whole, List<TreeHash> proof) {
    long edge = before.size();
    if (edge == to) {
      if (!whole) {
        proof.add(peak(from));
      }
      return;
    }
    long middle = from + Long.highestOneBit(to - from - 1);
    if (edge <= middle) {
      subproof(from, middle, whole, proof);
      proof.add(since.root((int) (middle - edge), (int) (to - edge)));
    } else {
      subproof(middle, to, false, proof);
      proof.add(peak(from));
    }
  }

  /** The complete subtree of the smaller tree that begins there. */
  private TreeHash peak(long from) {
    long start = 0;
    long left = before.size();
    for (TreeHash hash : before.subtrees()) {
      if (start == from) {
        return hash;
      }
      start += Long.highestOneBit(left);
      left -= Long.highestOneBit(left);
    }
    throw new IllegalStateException("no subtree of " + before.size() + " begins at " + from);
  }
}
