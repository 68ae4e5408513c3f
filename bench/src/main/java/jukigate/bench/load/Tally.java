package jukigate.bench.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import jukigate.bench.load.Figures.Times;
import jukigate.domain.refusal.RefusedException;
import org.HdrHistogram.ConcurrentHistogram;

/** Counts the exchanges of one load, from any thread. */
final class Tally {
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);

  private final Beat beat;
  private final long begin;
  private final long cpu = cpuNanos();
  private final LongAdder verified = new LongAdder();
  private final LongAdder unsent = new LongAdder();
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private final ConcurrentHistogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);

  Tally(Beat beat) {
    this.beat = beat;
    this.begin = beat.now();
  }

  long begin() {
    return begin;
  }

  /** Runs one that was due then. */
  void run(Exchange exchange, long due) {
    try {
      exchange.run();
      verified.increment();
    } catch (RefusedException e) {
      failures.merge(e.refusal().code().id(), 1, Integer::sum);
    } catch (RuntimeException e) {
      failures.merge(e.getClass().getSimpleName(), 1, Integer::sum);
    }
    took(due);
  }

  /** One that was due then is not sent any more. */
  void giveUp(long due) {
    unsent.increment();
    took(due);
  }

  private void took(long due) {
    long took = TimeUnit.NANOSECONDS.toMicros(beat.now() - due);
    micros.recordValue(Math.clamp(took, 0, LONGEST_MICROS));
  }

  Figures figures() {
    return new Figures(
        verified.sum(),
        failures,
        unsent.sum(),
        beat.now() - begin,
        cpuNanos() - cpu,
        new Times(
            micros.getValueAtPercentile(50),
            micros.getValueAtPercentile(90),
            micros.getValueAtPercentile(99),
            micros.getMaxValue()));
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }
}
