package jukigate.line;

import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One connection over a line: two sockets, a pump for each direction. */
final class Connection implements Pump.Owner {
  private final Socket client;
  private final Socket server;
  private final Link link;
  private final Tap.Flow flow;
  private final Pump forth;
  private final Pump back;
  private final Consumer<Connection> whenOver;
  private final AtomicInteger open = new AtomicInteger(2);
  private final AtomicBoolean over = new AtomicBoolean();

  /**
   * @param forth the direction of what the client says
   */
  Connection(
      Socket client, Socket server, Link link, Direction forth, Consumer<Connection> whenOver) {
    this.client = client;
    this.server = server;
    this.link = link;
    this.whenOver = whenOver;
    this.flow = new Tap.Flow(client.getPort(), server.getPort());
    this.forth = pump(new Pump.Ends(client, server), forth);
    this.back = pump(new Pump.Ends(server, client), forth.opposite());
  }

  private Pump pump(Pump.Ends ends, Direction direction) {
    return new Pump(ends, link.course(direction), link.ticker(), this);
  }

  void start() throws IOException {
    client.setOption(StandardSocketOptions.TCP_NODELAY, true);
    server.setOption(StandardSocketOptions.TCP_NODELAY, true);
    link.tap().opened(flow);
    Thread.startVirtualThread(forth);
    Thread.startVirtualThread(back);
  }

  void faultsChanged() {
    forth.faultsChanged();
    back.faultsChanged();
  }

  void look() {
    forth.look();
    back.look();
  }

  @Override
  public void passes(Pump pump, Parcel parcel) {
    link.tap().passed(flow, pump == forth, parcel.bytes().duplicate());
  }

  @Override
  public void ends(Pump pump) {
    link.tap().ended(flow, pump == forth);
  }

  @Override
  public void ended(Pump pump) {
    if (open.decrementAndGet() == 0) {
      over();
    }
  }

  @Override
  public void close() {
    if (over()) {
      link.tap().ended(flow, true);
      link.tap().ended(flow, false);
    }
  }

  @Override
  public void reset() {
    abrupt(client);
    abrupt(server);
    if (over()) {
      link.tap().broken(flow);
    }
  }

  private boolean over() {
    if (!over.compareAndSet(false, true)) {
      return false;
    }
    forth.stop();
    back.stop();
    quietly(client);
    quietly(server);
    whenOver.accept(this);
    return true;
  }

  /** Closing then sends a reset, and throws away what was not sent yet. */
  static void abrupt(Socket socket) {
    try {
      socket.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException e) {
      quietly(socket); // it is closed already
    }
  }

  static void quietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // nobody is left who could be told
    }
  }
}
