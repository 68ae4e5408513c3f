package jukigate.bench.member;

import java.time.Duration;
import java.util.List;
import jukigate.bench.load.ClosedLoop;
import jukigate.bench.load.Exchange;
import jukigate.bench.load.Figures;
import jukigate.bench.load.OpenLoop;

/**
 * A load that a process is asked for, as one line.
 *
 * @param residents whom one request is about
 * @param load callers, or exchanges a second
 */
public record Order(Kind kind, int residents, int load, Duration time) {
  /** Closed loop: callers that wait. Open loop: a rate. */
  public enum Kind {
    CALLERS,
    RATE
  }

  public String line() {
    return kind + " " + residents + " " + load + " " + time.toMillis();
  }

  static Order parse(String line) {
    List<String> words = List.of(line.split(" ", -1));
    return new Order(
        Kind.valueOf(words.get(0)),
        Integer.parseInt(words.get(1)),
        Integer.parseInt(words.get(2)),
        Duration.ofMillis(Long.parseLong(words.get(3))));
  }

  Figures run(Exchange exchange) throws InterruptedException {
    return switch (kind) {
      case CALLERS -> new ClosedLoop(load, time).run(exchange);
      case RATE -> new OpenLoop(load, time).run(exchange);
    };
  }
}
