package jukigate.conformance.tls;

import java.io.IOException;

/** The server goes on with our hello, though not in a way that we can follow. */
final class HelloTaken extends IOException {
  private static final long serialVersionUID = 1L;

  HelloTaken() {
    super("a ServerHello without a key");
  }
}
