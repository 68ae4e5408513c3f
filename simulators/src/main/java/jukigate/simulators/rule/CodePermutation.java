package jukigate.simulators.rule;

import jukigate.domain.number.ResidentCode;
import jukigate.domain.number.SyntheticBlock;

/**
 * The order in which the national server assigns 住民票コード: a keyed permutation of the ten million
 * bodies {@code 991xxxxxxx}, a part of the synthetic block that invented residents leave free.
 * Neither the codes of one municipality nor the next ones show a pattern, and two places never
 * yield the same code.
 */
public final class CodePermutation {
  /** How many codes there are. */
  public static final int SIZE = KeyedPermutation.SIZE;

  private static final int FIRST = 10_000_000;

  private final KeyedPermutation order;

  /**
   * @param secret the key of the national server; any length
   */
  public CodePermutation(byte[] secret) {
    this.order = new KeyedPermutation(secret, "jukigate resident code v1");
  }

  /**
   * The code at a place.
   *
   * @param place 0 to {@link #SIZE} - 1
   */
  public ResidentCode at(int place) {
    return SyntheticBlock.residentCode(FIRST + order.at(place));
  }
}
