package jukigate.gateway.edge;

import java.net.InetSocketAddress;
import jukigate.wire.tls.FailedHandshake;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;

/** Jetty's side of {@link HandshakeRefusals}. */
record HandshakeWatch(HandshakeRefusals refusals) implements SslHandshakeListener {
  @Override
  public void handshakeFailed(Event event, Throwable failure) {
    refusals.refused(FailedHandshake.of(failure), peer(event.getEndPoint()));
  }

  static String peer(EndPoint endPoint) {
    return endPoint != null && endPoint.getRemoteSocketAddress() instanceof InetSocketAddress peer
        ? peer.getAddress().getHostAddress() + ":" + peer.getPort()
        : "";
  }
}
