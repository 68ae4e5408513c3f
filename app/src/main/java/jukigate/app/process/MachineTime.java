package jukigate.app.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** What all processes of the machine together have used of its processors. */
public final class MachineTime {
  /** Linux: the unit of the file, a hundredth of a second. */
  private static final long NANOS = 10_000_000;

  /** user, nice, system; not idle and iowait, which stand behind them; irq, softirq. */
  private static final List<Integer> BUSY = List.of(1, 2, 3, 6, 7);

  private MachineTime() {}

  /** Since the machine was started, in nanoseconds; empty where the system does not tell. */
  public static OptionalLong busyNanos() {
    return busyNanos(Path.of("/proc/stat"));
  }

  static OptionalLong busyNanos(Path file) {
    try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
      String[] words = lines.findFirst().orElse("").trim().split(" +", -1);
      if (words.length < 8 || !words[0].equals("cpu")) {
        return OptionalLong.empty();
      }
      return OptionalLong.of(
          BUSY.stream().mapToLong(at -> Long.parseLong(words[at])).sum() * NANOS);
    } catch (IOException notLinux) {
      return OptionalLong.empty();
    }
  }
}
