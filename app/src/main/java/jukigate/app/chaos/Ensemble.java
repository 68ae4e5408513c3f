package jukigate.app.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.domain.refusal.RefusedException;

/** The processes of a backbone: whoever dies is started again. */
final class Ensemble {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(40);
  private static final int TRIES = 3;

  private final Place place;
  private final Archive archive;
  private final Map<Part, Child> children = new ConcurrentHashMap<>();

  private Ensemble(Place place, Archive archive) {
    this.place = place;
    this.archive = archive;
  }

  /** Starts all and waits until all listen. */
  static Ensemble start(Place place, Archive archive) {
    Ensemble ensemble = new Ensemble(place, archive);
    try {
      Arrays.stream(Part.values()).forEach(ensemble::launch);
      ensemble.awaitAll();
      return ensemble;
    } catch (RefusedException e) {
      ensemble.stop();
      throw e;
    }
  }

  Child child(Part part) {
    return children.get(part);
  }

  boolean isUp(Part part) {
    return child(part).isUp();
  }

  /**
   * The process, when it listens.
   *
   * @throws RefusedException PROCESS_NOT_STARTED when it does not come up again
   */
  Child awaitUp(Part part) {
    for (int tries = 1; ; tries++) {
      Child child = child(part);
      if (child.awaitUp(START)) {
        return child;
      }
      if (tries == TRIES) {
        throw new RefusedException(
            Refusal.of(RefusalCode.PROCESS_NOT_STARTED, part, child.exitCode(), errors(part)));
      }
      replace(part, child);
    }
  }

  void awaitAll() {
    Arrays.stream(Part.values()).forEach(this::awaitUp);
  }

  /** Kills them and starts them again; none is started before all are dead. */
  void kill(List<Part> parts) {
    List<Child> victims = parts.stream().map(this::child).toList();
    victims.forEach(Child::kill);
    for (int i = 0; i < victims.size(); i++) {
      replace(parts.get(i), victims.get(i));
    }
  }

  /** Many may find out that a process is dead; one starts it again. */
  private synchronized void replace(Part part, Child dead) {
    if (child(part) == dead) {
      dead.kill();
      launch(part);
    }
  }

  /** Lets all end in order, the gateway first; how many had to be killed. */
  int stop() {
    return (int)
        Arrays.stream(Part.values())
            .map(children::get)
            .filter(child -> child != null && !child.stop(STOP))
            .count();
  }

  private void launch(Part part) {
    children.put(
        part,
        Child.start(
            archive.launch().command(Member.class, place.of(part).arguments()), errors(part)));
  }

  private Path errors(Part part) {
    return place.root().resolve(part.name().toLowerCase(Locale.ROOT) + ".err");
  }
}
