package jukigate.app.refusal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands on the line and keeps every byte that passes, in both directions. */
final class Tap implements AutoCloseable {
  private final ServerSocket door;
  private final int to;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

  /**
   * @param to port on this machine that everything is passed on to
   */
  Tap(int to) {
    this.to = to;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name("tap").start(this::listen);
  }

  int port() {
    return door.getLocalPort();
  }

  byte[] heard() {
    synchronized (heard) {
      return heard.toByteArray();
    }
  }

  private void listen() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        Socket called = new Socket(InetAddress.getLoopbackAddress(), to);
        Thread.ofPlatform().daemon().start(() -> pass(caller, called));
        Thread.ofPlatform().daemon().start(() -> pass(called, caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void pass(Socket from, Socket into) {
    byte[] some = new byte[16 * 1024];
    try (from;
        into) {
      int length = from.getInputStream().read(some);
      while (length > 0) {
        synchronized (heard) {
          heard.write(some, 0, length);
        }
        into.getOutputStream().write(some, 0, length);
        length = from.getInputStream().read(some);
      }
    } catch (IOException closed) {
      // The other direction has ended.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
