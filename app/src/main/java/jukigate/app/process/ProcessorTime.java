package jukigate.app.process;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Processor time of this process, all threads, since its beginning. */
public final class ProcessorTime {
  private ProcessorTime() {}

  /** 0 where the JVM does not tell. */
  public static long micros() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime() / 1_000
        : 0;
  }
}
