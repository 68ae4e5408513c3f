package jukigate.console.edge;

import java.util.List;
import jukigate.console.view.Performance;
import jukigate.console.view.Performance.Exchange;
import jukigate.console.view.Performance.Machine;
import jukigate.console.view.Performance.Queues;
import jukigate.console.view.Performance.Step;

/** What a backbone counts that has done little. */
final class SomeFigures {
  static final Performance.Figures FIGURES =
      new Performance.Figures(
          60_000,
          List.of(new Exchange("X01", 5, 1, 2)),
          List.of(100L, 250L),
          List.of(new Step("PARSE", 8, 50, 90, 99, 300, List.of(6L, 1L, 1L))),
          new Queues(1, 2, 3, 4),
          new Machine(1_000, 2_000, 3, 4, 5, 6, 61_000));

  private SomeFigures() {}
}
