package jukigate.line;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which way bytes go on a line, whoever opened the connection. */
public enum Direction {
  /** From the node to the gateway: its requests, and its answers. */
  OUT,
  /** From the gateway to the node. */
  IN;

  public Direction opposite() {
    return this == OUT ? IN : OUT;
  }

  /** {@code out} or {@code in}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Direction> ofWord(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
