package jukigate.console.edge;

import java.util.ArrayList;
import java.util.List;
import jukigate.console.view.Timekeeper;

/** A clock that stands, and what was done to it. */
final class SomeTime implements Timekeeper {
  final List<String> done = new ArrayList<>();

  @Override
  public Time now() {
    return new Time("2026-11-23T00:00:00Z", "FROZEN", 0, 0, 0, 0);
  }

  @Override
  public Time move(String to) {
    done.add("move " + to);
    return now();
  }

  @Override
  public Time freeze() {
    done.add("freeze");
    return now();
  }

  @Override
  public Time run(int speed) {
    done.add("run " + speed);
    return now();
  }
}
