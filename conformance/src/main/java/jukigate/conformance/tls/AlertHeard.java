package jukigate.conformance.tls;

import java.io.IOException;

/** The peer said why it ends the connection. */
final class AlertHeard extends IOException {
  private static final long serialVersionUID = 1L;

  private final int number;

  AlertHeard(int number) {
    super("alert " + number);
    this.number = number;
  }

  int number() {
    return number;
  }
}
