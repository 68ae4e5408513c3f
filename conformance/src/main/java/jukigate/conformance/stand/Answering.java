package jukigate.conformance.stand;

import java.io.IOException;
import java.io.OutputStream;

/** How one request is answered. */
@FunctionalInterface
public interface Answering {
  /**
   * Says what there is to say.
   *
   * @return whether the connection stays open for another request
   * @throws IOException when the peer has gone, which is its right
   */
  boolean answer(Arrival arrival, Clerk clerk, OutputStream out) throws IOException;
}
