package jukigate.app.bench.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The end of a process that was told to end. */
final class Ending {
  private Ending() {}

  /** Kills it when it takes too long; returns when it is dead. */
  static void await(Process process, Duration longest) {
    try {
      if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        int unused = process.waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
