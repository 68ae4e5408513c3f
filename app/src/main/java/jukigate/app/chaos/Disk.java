package jukigate.app.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The disk as a process sees it. It is full when no byte that the process writes to a file is
 * taken: a limit that Linux sets for one process, and that an ordinary user may set and lift.
 */
final class Disk {
  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

  private Disk() {}

  static boolean canBeFull() {
    return Files.isExecutable(PRLIMIT);
  }

  /** False when the process is gone. */
  static boolean fill(long pid) {
    return limit(pid, "0:");
  }

  /** False when the process is gone. */
  static boolean free(long pid) {
    return limit(pid, "unlimited:");
  }

  private static boolean limit(long pid, String soft) {
    try {
      return new ProcessBuilder(
                  List.of(PRLIMIT.toString(), "--pid", Long.toString(pid), "--fsize=" + soft))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
