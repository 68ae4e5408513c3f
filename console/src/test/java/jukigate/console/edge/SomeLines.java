package jukigate.console.edge;

import java.util.ArrayList;
import java.util.List;
import jukigate.console.view.Lines;
import jukigate.console.view.Network;

/** One line, and what was done to it. */
final class SomeLines implements Lines {
  private static final Way QUIET = new Way(List.of(), 0, 0);

  final List<String> done = new ArrayList<>();

  @Override
  public List<Line> all(String find, int limit) {
    done.add("all " + find + " " + limit);
    return List.of(
        new Line(
            "cs-221007", new Network.Name("静岡市", "Shizuoka-shi"), true, false, 1, QUIET, QUIET));
  }

  @Override
  public List<Line> set(String link, String direction, String fault, String by) {
    done.add("set " + link + " " + direction + " " + fault + " by " + by);
    return List.of();
  }

  @Override
  public List<Line> clear(String link, String direction, String kind, String by) {
    done.add("clear " + link + " " + direction + " " + kind + " by " + by);
    return List.of();
  }
}
