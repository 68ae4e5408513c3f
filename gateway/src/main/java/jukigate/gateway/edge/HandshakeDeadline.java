package jukigate.gateway.edge;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLHandshakeException;
import jukigate.wire.tls.FailedHandshake;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections whose handshake is not done in time, however slowly their bytes come: Jetty
 * knows only how long nothing has moved.
 */
final class HandshakeDeadline implements Connection.Listener, SslHandshakeListener {
  private final Scheduler scheduler;
  private final Duration longest;
  private final HandshakeRefusals refusals;
  private final Map<SSLEngine, Scheduler.Task> pending = new ConcurrentHashMap<>();

  HandshakeDeadline(Scheduler scheduler, Duration longest, HandshakeRefusals refusals) {
    this.scheduler = scheduler;
    this.longest = longest;
    this.refusals = refusals;
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof SslConnection tls) {
      pending.put(
          tls.getSSLEngine(),
          scheduler.schedule(() -> end(tls), longest.toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  @Override
  public void onClosed(Connection connection) {
    if (connection instanceof SslConnection tls) {
      done(tls.getSSLEngine());
    }
  }

  @Override
  public void handshakeSucceeded(Event event) {
    done(event.getSSLEngine());
  }

  @Override
  public void handshakeFailed(Event event, Throwable failure) {
    done(event.getSSLEngine());
  }

  private void done(SSLEngine engine) {
    Scheduler.Task task = pending.remove(engine);
    if (task != null) {
      task.cancel();
    }
  }

  /** Asked of the engine itself: not every handshake that succeeds is told to a listener. */
  private static boolean isDone(SSLEngine engine) {
    return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
        && !engine.getSession().getProtocol().equals("NONE");
  }

  private void end(SslConnection tls) {
    if (pending.remove(tls.getSSLEngine()) != null && !isDone(tls.getSSLEngine())) {
      var late = new SSLHandshakeException("not done after " + longest.toMillis() + " ms");
      refusals.refused(FailedHandshake.of(late), HandshakeWatch.peer(tls.getEndPoint()));
      tls.getEndPoint().close(late);
    }
  }
}
