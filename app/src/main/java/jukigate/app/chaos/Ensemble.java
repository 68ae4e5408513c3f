package jukigate.app.chaos;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
  private final Map<Part, Child> children = new ConcurrentHashMap<>();

  private Ensemble(Place place) {
    this.place = place;
  }

  /** Starts all and waits until all listen. */
  static Ensemble start(Place place) {
    Ensemble ensemble = new Ensemble(place);
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

  /** Kills it and starts it again; returns when it is dead. */
  void kill(Part part) {
    replace(part, child(part));
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
    children.put(part, Child.start(command(place.of(part)), errors(part)));
  }

  private Path errors(Part part) {
    return place.root().resolve(part.name().toLowerCase(Locale.ROOT) + ".err");
  }

  /** Quick to start: these processes live for seconds. */
  private static List<String> command(Place place) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(Ensemble::isInherited)
        .forEach(command::add);
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Member.class.getName()));
    command.addAll(place.arguments());
    return command;
  }

  /** Above all the archive of classes, which is only taken with the options it was made with. */
  private static boolean isInherited(String option) {
    return option.startsWith("-X") && !option.startsWith("-XX:TieredStopAtLevel");
  }
}
