package jukigate.app.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** The most heap that was in use at any time, garbage included. */
public final class HeapPeak {
  private HeapPeak() {}

  /** Forgets the peak so far. */
  public static void reset() {
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** Since the last reset; the pools of a collector have their peaks at different moments. */
  public static long bytes() {
    return pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }
}
