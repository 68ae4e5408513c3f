package jukigate.line;

import java.nio.ByteBuffer;

/** Sees every byte that came out of a line. Called by many threads. */
public interface Tap {
  /** Sees nothing and costs nothing. */
  Tap NONE =
      new Tap() {
        @Override
        public void opened(Flow flow) {}

        @Override
        public void passed(Flow flow, boolean byClient, ByteBuffer bytes) {}

        @Override
        public void ended(Flow flow, boolean byClient) {}

        @Override
        public void broken(Flow flow) {}
      };

  /**
   * A connection, all on loopback.
   *
   * @param client the port of who opened it
   * @param server the port of whom it reached
   */
  record Flow(int client, int server) {}

  void opened(Flow flow);

  /**
   * @param byClient whether the client sent them
   */
  void passed(Flow flow, boolean byClient, ByteBuffer bytes);

  /** One end has nothing more to say. */
  void ended(Flow flow, boolean byClient);

  void broken(Flow flow);
}
