package jukigate.app.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Whether a soak was flat: medians of the last quarter of its samples against those of the first.
 * The first tenth, while classes are compiled and caches fill, is left out.
 *
 * @param curves in the order in which they are told
 */
public record SoakFindings(List<Curve> curves) {
  /** Fewer samples say nothing. */
  public static final int FEWEST = 12;

  private static final double MEGA = 1_000_000;

  public SoakFindings {
    curves = List.copyOf(curves);
  }

  /**
   * One of the things that must not grow.
   *
   * @param name {@code heap}, {@code handles}, {@code threads}, {@code disk} (kB for each message),
   *     {@code p99} (ms) or {@code cpu} (ms for each message)
   * @param begin median of the first quarter
   * @param end median of the last quarter
   * @param allowed what the last quarter may be at most
   */
  public record Curve(String name, double begin, double end, double allowed) {
    public boolean isFlat() {
      return end <= allowed;
    }
  }

  /**
   * @param samples {@link #FEWEST} at least
   * @throws IllegalArgumentException when there are fewer
   */
  public static SoakFindings of(List<SoakSample> samples) {
    if (samples.size() < FEWEST) {
      throw new IllegalArgumentException(samples.size() + " samples");
    }
    List<SoakSample> steady = samples.subList(samples.size() / 10, samples.size());
    List<Curve> curves = new ArrayList<>();
    curves.add(curve("heap", steady, it -> it.heapBytes() / MEGA, 1.1, 8));
    curves.add(curve("handles", steady, SoakSample::handles, 1, 8));
    curves.add(curve("threads", steady, SoakSample::threads, 1, 8));
    curves.add(disk(steady));
    curves.add(curve("p99", steady, it -> it.p99Micros() / 1_000.0, 2, 5));
    curves.add(curve("cpu", steady, it -> it.cpuMicros() / 1_000.0, 1.25, 3));
    return new SoakFindings(curves);
  }

  public boolean isFlat() {
    return curves.stream().allMatch(Curve::isFlat);
  }

  private static Curve curve(
      String name,
      List<SoakSample> samples,
      ToDoubleFunction<SoakSample> value,
      double times,
      double more) {
    double begin = median(quarter(samples, 0).stream().mapToDouble(value).toArray());
    double end = median(quarter(samples, 3).stream().mapToDouble(value).toArray());
    return new Curve(name, begin, end, begin * times + more);
  }

  /** What is on record stays, so the disk fills; each message must not take more than the first. */
  private static Curve disk(List<SoakSample> samples) {
    double begin = kilobytesEach(quarter(samples, 0));
    return new Curve("disk", begin, kilobytesEach(quarter(samples, 3)), begin * 1.25 + 1);
  }

  private static double kilobytesEach(List<SoakSample> samples) {
    long bytes = samples.getLast().diskBytes() - samples.getFirst().diskBytes();
    long sent = samples.stream().skip(1).mapToLong(SoakSample::sent).sum();
    return bytes / 1_000.0 / Math.max(1, sent);
  }

  private static List<SoakSample> quarter(List<SoakSample> samples, int number) {
    int size = samples.size();
    return samples.subList(size * number / 4, size * (number + 1) / 4);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
