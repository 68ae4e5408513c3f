package jukigate.conformance.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** A port that nobody has a reason to call: who is made to fetch something, calls it. */
final class Canary implements AutoCloseable {
  private final ServerSocket socket;
  private final AtomicInteger calls = new AtomicInteger();

  Canary() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name("canary").start(this::listen);
  }

  private void listen() {
    while (!socket.isClosed()) {
      try (var caller = socket.accept()) {
        calls.addAndGet(caller.isConnected() ? 1 : 0);
      } catch (IOException closed) {
        return;
      }
    }
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort() + "/canary";
  }

  int calls() {
    return calls.get();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
