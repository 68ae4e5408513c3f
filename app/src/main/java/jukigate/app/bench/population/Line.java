package jukigate.app.bench.population;

import java.util.List;

/**
 * A straight line through measured points: value = start + slope · x, fitted so that the sum of the
 * squares of the relative errors is the least, as small sizes shall say as much as large ones.
 *
 * @param worst the largest relative error of the points, 0.1 for ten percent
 */
public record Line(double start, double slope, double worst) {
  /** A point; both above 0. */
  public record Point(double x, double value) {}

  /**
   * The line of the least error.
   *
   * @param points two at least, of different x
   */
  public static Line through(List<Point> points) {
    double weights = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (Point point : points) {
      double weight = 1 / (point.value() * point.value());
      weights += weight;
      x += weight * point.x();
      y += weight * point.value();
      xx += weight * point.x() * point.x();
      xy += weight * point.x() * point.value();
    }
    double slope = (weights * xy - x * y) / (weights * xx - x * x);
    var line = new Line((y - slope * x) / weights, slope, 0);
    double worst =
        points.stream()
            .mapToDouble(point -> Math.abs(line.at(point.x()) / point.value() - 1))
            .max()
            .orElse(0);
    return new Line(line.start(), slope, worst);
  }

  public double at(double x) {
    return start + slope * x;
  }
}
