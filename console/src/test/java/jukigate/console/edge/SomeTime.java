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
  public List<Coming> coming(int limit) {
    done.add("coming " + limit);
    return List.of(new Coming("2026-12-24T00:00:00Z", "CERTIFICATE", "tls", "cs-221007", 1));
  }

  @Override
  public Time move(String to, String by) {
    done.add("move " + to + " by " + by);
    return now();
  }

  @Override
  public Time freeze(String by) {
    done.add("freeze by " + by);
    return now();
  }

  @Override
  public Time run(int speed, String by) {
    done.add("run " + speed + " by " + by);
    return now();
  }
}
