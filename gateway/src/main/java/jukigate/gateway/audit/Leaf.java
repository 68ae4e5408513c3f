package jukigate.gateway.audit;

import java.util.Optional;
import jukigate.wire.audit.TreeHash;

/**
 * A leaf as it is kept.
 *
 * @param index its place in the tree, from 0
 * @param chain the chain value that was kept with it: {@link #chain} of the one before and its hash
 * @param exchange number of the journal's row that it is about; 0 of an administrative act
 * @param again what that row says now, in the words of a leaf; empty when the row is gone or is
 *     about none
 */
public record Leaf(
    long index, TreeHash chain, String content, long exchange, Optional<String> again) {
  /** The chain value before the first leaf. */
  public static final TreeHash START = TreeHash.of(new byte[TreeHash.LENGTH]);

  /**
   * Links a leaf to all before it. The signed root proves more; this tells at which leaf it broke.
   */
  public static TreeHash chain(TreeHash before, TreeHash leaf) {
    return TreeHash.node(before, leaf);
  }
}
