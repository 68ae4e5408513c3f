package jukigate.bench.load;

/** One of those that are measured beside each other. */
public interface Subject extends AutoCloseable {
  /**
   * @param entries how many updates one request holds, 1 to 500
   */
  Exchange exchange(int entries);

  @Override
  void close();
}
