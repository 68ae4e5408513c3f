package jukigate.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A port of a line: whoever connects to it is connected through to the other end. */
final class Relay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final int BACKLOG = 200;
  private static final int PATIENCE_MILLIS = 5_000;

  private final Link link;
  private final Direction forth;
  private final IntSupplier end;
  private final ServerSocket listener;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final LongAdder accepted = new LongAdder();

  /**
   * @param forth the direction of what comes in here
   * @param end the port on loopback where it leads
   */
  Relay(Link link, Direction forth, IntSupplier end) throws IOException {
    this.link = link;
    this.forth = forth;
    this.end = end;
    this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("line-" + link.node() + "-" + forth.word()).start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.startVirtualThread(() -> connect(client));
      } catch (IOException e) {
        LOG.debug("line {}: {}", link.node(), e.getClass().getSimpleName());
      }
    }
  }

  private void connect(Socket client) {
    accepted.increment();
    if (!link.isPassable()) {
      refuse(client);
      return;
    }
    Socket server = new Socket();
    try {
      var there = new InetSocketAddress(InetAddress.getLoopbackAddress(), end.getAsInt());
      server.connect(there, PATIENCE_MILLIS);
      var connection = new Connection(client, server, link, forth, connections::remove);
      connections.add(connection);
      connection.start();
      settle(connection);
    } catch (IOException e) {
      LOG.info("line {}: nobody at port {}", link.node(), end.getAsInt());
      Connection.quietly(server);
      refuse(client);
    }
  }

  /** A fault or an end that came while it was being opened holds for it, too. */
  private void settle(Connection connection) {
    if (listener.isClosed() || !link.isPassable()) {
      connection.reset();
    }
  }

  private static void refuse(Socket client) {
    Connection.abrupt(client);
    Connection.quietly(client);
  }

  int open() {
    return connections.size();
  }

  long accepted() {
    return accepted.sum();
  }

  void faultsChanged() {
    connections.forEach(Connection::faultsChanged);
  }

  void look() {
    connections.forEach(Connection::look);
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      LOG.debug("line {}: {}", link.node(), e.getClass().getSimpleName());
    }
    connections.forEach(Connection::reset);
  }
}
