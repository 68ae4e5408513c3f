package jukigate.simulators.resident;

import java.util.List;

/**
 * Pseudo-random draws that are the same on every machine and JDK: SplitMix64 written out (Steele,
 * Lea, Flood 2014), because the algorithms of {@code RandomGenerator} by name may change.
 */
final class Draw {
  private long state;

  /** The draws of one household depend on nothing but seed, municipality and number. */
  Draw(long seed, String municipality, long number) {
    this.state = mix(seed) ^ mix(Long.parseLong(municipality)) * 31 + mix(number);
    next();
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    return mix(state);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 0 to bound − 1. */
  int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  /** From first to last, both included. */
  int between(int first, int last) {
    return first + below(last - first + 1);
  }

  /** True in about {@code perMille} of 1,000 draws. */
  boolean chance(int perMille) {
    return below(1000) < perMille;
  }

  <T> T one(List<T> values) {
    return values.get(below(values.size()));
  }
}
