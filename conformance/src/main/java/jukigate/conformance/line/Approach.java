package jukigate.conformance.line;

/** A way to speak to an endpoint that no {@link Dial} can describe. */
@FunctionalInterface
public interface Approach {
  /**
   * Speaks, and tells what came back; every failure of the connection is an answer, too.
   *
   * @param host whose name is asked for
   * @param port on the loopback address
   */
  Heard at(String host, int port);
}
