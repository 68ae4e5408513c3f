package jukigate.line.fault;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/**
 * The list of faults, in the order in which a line applies them: first those that say how many
 * bytes pass, then those that end a connection, then those that take time.
 */
public enum FaultKind {
  SLICE("slice", "slice=512B", Slice::read),
  LIMIT("limit", "limit=1MB", Limit::read),
  RESET("reset", "reset=4096B", Reset::read),
  CUT("cut", "cut", Cut::read),
  HALF_OPEN("half-open", "half-open", HalfOpen::read),
  SLOW_CLOSE("slow-close", "slow-close=2s", SlowClose::read),
  STALL("stall", "stall=2%/3s", Stall::read),
  BANDWIDTH("bandwidth", "bandwidth=64kB/s", Bandwidth::read),
  LATENCY("latency", "latency=50ms~10ms", Latency::read),
  QUEUE("queue", "queue=32kB", Queue::read);

  private final String word;
  private final String example;
  private final Function<String, Optional<? extends Fault>> reader;

  FaultKind(String word, String example, Function<String, Optional<? extends Fault>> reader) {
    this.word = word;
    this.example = example;
    this.reader = reader;
  }

  public String word() {
    return word;
  }

  /** How it is written, by an example. */
  public String example() {
    return example;
  }

  /** All words, for who wrote another one. */
  public static String words() {
    return Arrays.stream(values()).map(FaultKind::word).collect(Collectors.joining(", "));
  }

  public static Optional<FaultKind> ofWord(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** A fault as it is written, e.g. {@code latency=50ms~10ms}. Refused: LINE_FAULT_INVALID. */
  public static Outcome<Fault> parse(String text) {
    String[] parts = text.strip().split("=", 2);
    Optional<FaultKind> kind = ofWord(parts[0].strip());
    return kind.flatMap(it -> it.reader.apply(parts.length == 1 ? "" : parts[1].strip()))
        .<Outcome<Fault>>map(Outcome::passed)
        .orElseGet(() -> Outcome.refused(RefusalCode.LINE_FAULT_INVALID, text, wanted(kind)));
  }

  private static String wanted(Optional<FaultKind> kind) {
    return kind.map(FaultKind::example)
        .orElseGet(
            () ->
                Arrays.stream(values()).map(FaultKind::example).collect(Collectors.joining(", ")));
  }
}
