package jukigate.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What a person types. */
final class Typing {
  private Typing() {}

  /** Returns when a line, or all input, has ended. */
  static void untilEnter(InputStream in) {
    try {
      int read;
      do {
        read = in.read();
      } while (read >= 0 && read != '\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
