package jukigate.line.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and times as people write them, and back. */
final class Measure {
  private static final Pattern NUMBER = Pattern.compile("([0-9]{1,9})([A-Za-z]+)");
  private static final Map<String, Long> BYTES = Map.of("B", 1L, "kB", 1_000L, "MB", 1_000_000L);
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);

  private Measure() {}

  /** {@code 4096B}, {@code 64kB}, {@code 1MB}: thousands, as lines are sold. */
  static Optional<Long> bytes(String text) {
    return in(BYTES, text);
  }

  /** {@code 50ms}, {@code 3s}, {@code 5m}, {@code 1h}. */
  static Optional<Duration> time(String text) {
    return in(MILLIS, text).map(Duration::ofMillis);
  }

  static String text(long bytes) {
    return whole(bytes, 1_000_000, "MB", whole(bytes, 1_000, "kB", bytes + "B"));
  }

  static String text(Duration time) {
    long millis = time.toMillis();
    return whole(millis, 3_600_000, "h", whole(millis, 60_000, "m", seconds(millis)));
  }

  private static String seconds(long millis) {
    return whole(millis, 1_000, "s", millis + "ms");
  }

  private static String whole(long value, long unit, String name, String otherwise) {
    return value > 0 && value % unit == 0 ? value / unit + name : otherwise;
  }

  private static Optional<Long> in(Map<String, Long> units, String text) {
    Matcher number = NUMBER.matcher(text);
    return number.matches()
        ? Optional.ofNullable(units.get(number.group(2)))
            .map(unit -> unit * Long.parseLong(number.group(1)))
        : Optional.empty();
  }
}
