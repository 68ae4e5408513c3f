package jukigate.gateway.edge;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * Closes connections on which no request arrives in time: a handshake or a header that comes byte
 * by byte is never idle. Where too many are open, the one that has asked nothing for longest gives
 * way, so that whoever only holds connections keeps nobody out. Who is being answered is left
 * alone.
 */
final class Patience extends AbstractLifeCycle implements Connection.Listener {
  private final Duration request;
  private final int most;
  private final Map<Connection, Long> asked = new LinkedHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("patience").factory());

  /**
   * @param request how long a request may take to arrive
   * @param most connections at a time
   */
  Patience(Duration request, int most) {
    this.request = request;
    this.most = most;
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection.getMessagesIn() < 0) {
      return; // of TLS; the HTTP inside it is told of, too
    }
    List<Connection> tooMany;
    synchronized (asked) {
      asked.put(connection, connection.getMessagesIn());
      tooMany = tooMany(connection);
      asked.keySet().removeAll(tooMany);
    }
    tooMany.forEach(Patience::close);
    again(connection);
  }

  @Override
  public void onClosed(Connection connection) {
    synchronized (asked) {
      asked.remove(connection);
    }
  }

  @Override
  protected void doStop() {
    timer.shutdownNow();
  }

  /**
   * Who gives way. Jetty tells of an end only when a thread is free for it: whoever has been chosen
   * or is gone already must not be chosen again, or nobody gives way while many come at once.
   */
  private List<Connection> tooMany(Connection but) {
    if (asked.size() > most) {
      asked.keySet().removeIf(one -> !one.getEndPoint().isOpen());
    }
    return asked.keySet().stream()
        .filter(one -> one != but && !isAnswered(one))
        .limit(Math.max(0, asked.size() - most))
        .toList();
  }

  private void again(Connection connection) {
    if (!timer.isShutdown()) {
      var unused =
          timer.schedule(() -> look(connection), request.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void look(Connection connection) {
    long now = connection.getMessagesIn();
    boolean late;
    synchronized (asked) {
      Long before = asked.remove(connection);
      if (before == null) {
        return;
      }
      late = before == now && !isAnswered(connection);
      asked.put(connection, now); // behind all that have asked nothing since
    }
    if (late) {
      close(connection);
    } else {
      again(connection);
    }
  }

  private static boolean isAnswered(Connection connection) {
    return connection.getMessagesIn() > connection.getMessagesOut();
  }

  private static void close(Connection connection) {
    connection.getEndPoint().close();
  }
}
