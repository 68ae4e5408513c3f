package jukigate.app.bench.country;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What this process holds.
 *
 * @param heapBytes living objects, after a full collection
 * @param residentBytes all memory of the process; 0 where the system does not tell
 * @param threads of the platform
 */
public record Footprint(long heapBytes, long residentBytes, int threads) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  /** Collects first. */
  static Footprint now() {
    System.gc();
    return new Footprint(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        resident(),
        ManagementFactory.getThreadMXBean().getThreadCount());
  }

  private static long resident() {
    try {
      Matcher line = RESIDENT.matcher(Files.readString(STATUS));
      return line.find() ? Long.parseLong(line.group(1)) * 1024 : 0;
    } catch (IOException elsewhere) {
      return 0;
    }
  }
}
