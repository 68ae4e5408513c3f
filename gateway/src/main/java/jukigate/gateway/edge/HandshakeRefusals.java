package jukigate.gateway.edge;

import jukigate.wire.tls.FailedHandshake;

/** Learns of TLS connections that never became one, before the peer learns of it. */
@FunctionalInterface
public interface HandshakeRefusals {
  /**
   * Called by the thread of the connection; must not fail.
   *
   * @param peer address and port of the other side, e.g. {@code 127.0.0.1:54321}
   */
  void refused(FailedHandshake failure, String peer);
}
