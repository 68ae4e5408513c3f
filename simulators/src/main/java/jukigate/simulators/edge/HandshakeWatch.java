package jukigate.simulators.edge;

import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.tls.FailedHandshake;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;

/** Jetty's side of {@link MessageObserver#refused}. */
record HandshakeWatch(MessageObserver observer) implements SslHandshakeListener {
  @Override
  public void handshakeFailed(Event event, Throwable failure) {
    observer.refused(FailedHandshake.of(failure));
  }
}
