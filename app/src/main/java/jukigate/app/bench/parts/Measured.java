package jukigate.app.bench.parts;

import java.util.OptionalDouble;

/**
 * One step at one size.
 *
 * @param micros of one operation, the mean of all rounds
 * @param error half the width of the interval that has the true mean in it in 999 of 1000 cases;
 *     empty where there are too few rounds to tell
 * @param allocated bytes on the heap for one operation
 */
public record Measured(
    Step step, Made message, double micros, OptionalDouble error, double allocated) {
  /** What a kilobyte (1000 bytes) of the message costs. */
  public double microsPerKilobyte() {
    return micros * 1_000 / message.bytes();
  }

  /**
   * The power of the size by which time grew from a smaller message to this one: 0 where it is the
   * same, 1 where twice the size takes twice the time, 2 where it takes four times.
   */
  public double exponentFrom(Measured smaller) {
    return Math.log(micros / smaller.micros)
        / Math.log((double) message.bytes() / smaller.message.bytes());
  }
}
