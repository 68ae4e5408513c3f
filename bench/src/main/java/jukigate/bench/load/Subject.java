package jukigate.bench.load;

/** One of those that are measured beside each other. */
public interface Subject extends AutoCloseable {
  /**
   * @param residents how many one request is about, 1 to what the contract allows
   */
  Exchange exchange(int residents);

  @Override
  void close();
}
