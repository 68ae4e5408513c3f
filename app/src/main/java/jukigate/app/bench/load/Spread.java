package jukigate.app.bench.load;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The rounds of one figure. */
public record Spread(double median, double min, double max) {
  static Spread of(DoubleStream values) {
    double[] sorted = values.toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }
}
