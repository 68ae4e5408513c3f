package jukigate.simulators.rule;

import jukigate.domain.number.IndividualNumber;
import jukigate.domain.number.SyntheticBlock;

/**
 * The order in which 個人番号 are given out: a keyed permutation of the ten million bodies {@code
 * 9990xxxxxxx}, the part of the synthetic block that invented residents leave free. Without the key
 * no number tells its place, and so neither whose it is nor which comes next (番号法 8条2項: nothing
 * regular that would lead back to the 住民票コード). Two places never yield the same number.
 */
public final class NumberPermutation {
  /** How many numbers there are. */
  public static final int SIZE = KeyedPermutation.SIZE;

  private final KeyedPermutation order;

  /**
   * @param secret the key of the national server; any length
   */
  public NumberPermutation(byte[] secret) {
    this.order = new KeyedPermutation(secret, "jukigate individual number v1");
  }

  /**
   * The number at a place.
   *
   * @param place 0 to {@link #SIZE} - 1
   */
  public IndividualNumber at(int place) {
    return SyntheticBlock.individualNumber(order.at(place));
  }
}
