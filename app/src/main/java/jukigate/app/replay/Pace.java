package jukigate.app.replay;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast a recording is played.
 *
 * @param times as fast as it was recorded; 0 is as fast as possible
 */
public record Pace(double times) {
  private static final Pattern FASTER = Pattern.compile("([0-9]{1,4}(?:\\.[0-9]{1,2})?)x");

  /**
   * @param text {@code fast}, {@code original}, or a multiple of it such as {@code 2x} or {@code
   *     0.5x}
   */
  public static Optional<Pace> parse(String text) {
    Matcher faster = FASTER.matcher(text);
    if (faster.matches() && Double.parseDouble(faster.group(1)) > 0) {
      return Optional.of(new Pace(Double.parseDouble(faster.group(1))));
    }
    return switch (text) {
      case "fast" -> Optional.of(new Pace(0));
      case "original" -> Optional.of(new Pace(1));
      default -> Optional.empty();
    };
  }

  /** How long to wait where that much time passed in the recording. */
  public Duration of(Duration recorded) {
    return times == 0 ? Duration.ZERO : Duration.ofNanos((long) (recorded.toNanos() / times));
  }
}
