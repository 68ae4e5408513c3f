package jukigate.bench.load;

/** One exchange: a request, and an answer that was verified. Many threads may run it at a time. */
@FunctionalInterface
public interface Exchange {
  /**
   * Throws whatever unchecked exception stood in the way: it counts as an error, and so does an
   * answer that does not verify.
   */
  void run();
}
